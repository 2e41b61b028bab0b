"""An executor over the JSON Schema alone, with the package jsonschema.

It knows verdicts and the default profile; docs/conformance.md describes the
protocol.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "tweets/schema/create_tweet.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
ABOUT = SCHEMA["$defs"]["x-about"]


def text(payload):
    parts = [payload] if isinstance(payload, str) else payload
    return "".join(part if isinstance(part, str) else part["repeat"] * part["times"] for part in parts)


def answer(case, specification):
    if specification not in (None, ABOUT["x-specification"]):
        return {"result": "spec_error", "message": f"unknown specification {specification}"}
    if case.get("profile", ABOUT["x-profile"]) != ABOUT["x-profile"]:
        return {"result": "spec_error", "message": f"unknown profile {case['profile']}"}
    valid = VALIDATOR.is_valid(json.loads(text(case["payload"])))
    return {"result": "ok" if valid else "violations", "valid": valid}


specification = None
for line in sys.stdin.buffer:
    if not line.strip():
        continue
    case = json.loads(line)
    if "corpus" in case:
        specification = case["specification"]
    else:
        print(json.dumps({"id": case["id"], **answer(case, specification)}), flush=True)
