// What Visual Studio Code and yaml-language-server say of payloads by the
// schema for editors, which `tweetspec-tests` runs where Node and the packages
// of package.json are there.
//
// A case of `cases.json` is a payload and, for each thing that an editor has to
// say, how the text begins that it underlines, and a part of the message. An editor may say
// nothing else. `node check.mjs SCHEMA CASES GOOD` with a folder of payloads of
// which an editor may say nothing at all; the exit status is 1 if one does
// otherwise.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";

const require = createRequire(import.meta.url);
const json = require("vscode-json-languageservice");
const yaml = require("yaml-language-server");

const [schemaPath, casesPath, goodFolder] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
const { cases, hovers, completions } = JSON.parse(readFileSync(casesPath, "utf8"));
const SCHEMA = "file:///post.schema.json";

// The schema is given, so nothing may be fetched.
const refuse = async (uri) => {
  throw new Error(`nothing is fetched: ${uri}`);
};

function codeEditor() {
  const service = json.getLanguageService({ schemaRequestService: refuse });
  service.configure({ validate: true, schemas: [{ uri: SCHEMA, fileMatch: ["*"], schema }] });
  const parsed = (document) => service.parseJSONDocument(document);
  return {
    name: "vscode-json-languageservice",
    language: "json",
    problems: (document) => service.doValidation(document, parsed(document)),
    hover: (document, at) => service.doHover(document, at, parsed(document)),
    complete: (document, at) => service.doComplete(document, at, parsed(document)),
  };
}

function yamlEditor() {
  const service = yaml.getLanguageService({
    schemaRequestService: async (uri) => (uri === SCHEMA ? JSON.stringify(schema) : refuse(uri)),
    workspaceContext: { resolveRelativePath: (relative) => relative },
    clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    customTags: [],
    schemas: [{ uri: SCHEMA, fileMatch: ["*"] }],
  });
  return {
    name: "yaml-language-server",
    language: "yaml",
    problems: (document) => service.doValidation(document, false),
    hover: (document, at) => service.doHover(document, at),
    complete: (document, at) => service.doComplete(document, at, false),
  };
}

const editors = [codeEditor(), yamlEditor()];
let failures = 0;

function fail(editor, title, text) {
  failures += 1;
  console.log(`${editor.name}: ${title}\n${text}\n`);
}

// Both read a document as it stands: JSON is YAML.
let version = 0;
function open(editor, text) {
  version += 1;
  return TextDocument.create(`file:///post.${editor.language}`, editor.language, version, text);
}

async function problems(editor, text) {
  const document = open(editor, text);
  const found = await editor.problems(document);
  return found.map(({ range, message }) => ({ at: document.getText(range), message }));
}

// `$0` in a text is where the cursor stands.
function cursor(editor, text) {
  const offset = text.indexOf("$0");
  const document = open(editor, text.replace("$0", ""));
  return [document, document.positionAt(offset)];
}

for (const editor of editors) {
  for (const { title, payload, says } of cases) {
    const text = typeof payload === "string" ? payload : JSON.stringify(payload, null, 2);
    const found = await problems(editor, text);
    const missing = says.filter(
      (one) => !found.some(({ at, message }) => at.startsWith(one.at) && message.includes(one.message)),
    );
    const other = found.filter(
      ({ at, message }) => !says.some((one) => at.startsWith(one.at) && message.includes(one.message)),
    );
    if (missing.length > 0 || other.length > 0) {
      fail(editor, title, JSON.stringify({ missing, other }, null, 2));
    }
  }
  for (const name of readdirSync(goodFolder).filter((name) => name.endsWith(".json"))) {
    const found = await problems(editor, readFileSync(path.join(goodFolder, name), "utf8"));
    if (found.length > 0) fail(editor, `${name} is good`, JSON.stringify(found, null, 2));
  }
  for (const { title, text, shows } of hovers) {
    const found = JSON.stringify((await editor.hover(...cursor(editor, text)))?.contents ?? "nothing");
    const missing = shows.filter((part) => !found.includes(part));
    if (missing.length > 0) fail(editor, title, `${missing} is not in ${found}`);
  }
  for (const { title, text, offers } of completions) {
    const found = (await editor.complete(...cursor(editor, text)))?.items ?? [];
    for (const { label, says } of offers) {
      const item = found.find((item) => item.label === label || item.label === JSON.stringify(label));
      const shown = JSON.stringify(item?.documentation ?? "");
      if (item === undefined || !shown.includes(says)) {
        fail(editor, title, `${label} with ${says} is not offered:\n${JSON.stringify(found.map(({ label, documentation }) => ({ label, documentation })), null, 1).slice(0, 2000)}`);
      }
    }
  }
}

if (failures === 0) {
  const count = cases.length + hovers.length + completions.length;
  console.log(`${editors.map((editor) => editor.name).join(" and ")} say what they should in ${count} cases`);
}
process.exit(failures === 0 ? 0 : 1);
