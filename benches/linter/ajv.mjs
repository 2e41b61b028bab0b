// Checks each line of a file with a validator that Ajv has compiled, and
// prints how many are valid and the fastest of some rounds in nanoseconds a
// line, parsing included.
//
//   node ajv.mjs SCHEMA FILE [ROUNDS]
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const [schemaPath, path, rounds = 8] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: false });
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, "utf8")));
const lines = readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
let fastest = Infinity;
let valid = 0;
for (let round = 0; round < rounds; round += 1) {
  valid = 0;
  const start = process.hrtime.bigint();
  for (const line of lines) {
    // A duplicate member or a lone surrogate is no error for JSON.parse.
    try {
      if (validate(JSON.parse(line))) valid += 1;
    } catch {
      // Not JSON, so not valid.
    }
  }
  fastest = Math.min(fastest, Number(process.hrtime.bigint() - start));
}
console.log(JSON.stringify({ lines: lines.length, valid, nanoseconds: fastest / lines.length }));
