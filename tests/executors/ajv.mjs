// An executor over the JSON Schema alone, with Ajv in its strict mode.
//
// It knows verdicts, the rules that the schema states by their names, and the
// default profile; docs/conformance.md describes the protocol.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv from "ajv/dist/2020.js";

const file = new URL("../../tweets/schema/create_tweet.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(file, "utf8"));
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const about = schema.$defs["x-about"];

const text = (payload) =>
  [payload].flat().map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times))).join("");

const broken = ({ schemaPath }) =>
  Object.entries(about["x-rules"])
    .filter(([stated]) => `${schemaPath.slice(1)}/`.startsWith(`${stated}/`))
    .map(([, rule]) => rule);

function answer({ payload, profile = about["x-profile"] }, specification) {
  if (specification !== undefined && specification !== about["x-specification"]) {
    return { result: "spec_error", message: `unknown specification ${specification}` };
  }
  if (profile !== about["x-profile"]) {
    return { result: "spec_error", message: `unknown profile ${profile}` };
  }
  const valid = validate(JSON.parse(text(payload)));
  const rules = [...new Set((validate.errors ?? []).flatMap(broken))].sort();
  return { result: valid ? "ok" : "violations", valid, rules };
}

let specification;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const item = JSON.parse(line);
  if ("corpus" in item) specification = item.specification;
  else console.log(JSON.stringify({ id: item.id, ...answer(item, specification) }));
}
