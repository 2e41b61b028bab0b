"""An executor over the JSON Schema alone, with the package jsonschema.

It knows verdicts, the rules that the schema states by their names, and the
default profile; docs/conformance.md describes the protocol.
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


def rules(error):
    place = "".join(f"/{step}" for step in error.absolute_schema_path) + "/"
    return {rule for stated, rule in ABOUT["x-rules"].items() if place.startswith(stated + "/")}


def answer(case, specification):
    if specification not in (None, ABOUT["x-specification"]):
        return {"result": "spec_error", "message": f"unknown specification {specification}"}
    if case.get("profile", ABOUT["x-profile"]) != ABOUT["x-profile"]:
        return {"result": "spec_error", "message": f"unknown profile {case['profile']}"}
    errors = list(VALIDATOR.iter_errors(json.loads(text(case["payload"]))))
    broken = sorted(set().union(*map(rules, errors)))
    return {"result": "violations" if errors else "ok", "valid": not errors, "rules": broken}


specification = None
for line in sys.stdin.buffer:
    if not line.strip():
        continue
    case = json.loads(line)
    if "corpus" in case:
        specification = case["specification"]
    else:
        print(json.dumps({"id": case["id"], **answer(case, specification)}), flush=True)
