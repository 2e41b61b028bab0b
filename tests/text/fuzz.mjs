// Compares the engine with the official library on texts made to trip it.
//
//   node fuzz.mjs WEIGH [COUNT [SEED]]
//
// WEIGH is the helper `weigh` of benches/text. Every difference is either
// explained by a named decision (see README.md) or printed; the exit status
// says whether unexplained ones are at most one in ten thousand.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as stock from './ingredients.mjs';
import { explain, official } from './oracle.mjs';

const [weigh, count = '100000', seed = '1'] = process.argv.slice(2);
if (!weigh) {
  console.error('usage: node fuzz.mjs WEIGH [COUNT [SEED]]');
  process.exit(2);
}
const { below, pick, many, chance } = stock.random(Number(seed));

const emoji = () => pick(pick([stock.EMOJI_SINGLE, stock.ZWJ, stock.FLAGS, stock.KEYCAPS, stock.SELECTED]));
const url = () =>
  pick(['', '', '', 'http://', 'https://', 'HTTP://', 'http:/', 'ftp://', '//']) +
  many(0, 3, () => pick(stock.NAMES) + pick(['.', '.', '.', '.', '-', '_', '..', '.-', '_.', ''])).join('') +
  pick(stock.TLDS) +
  pick(stock.PATHS);
const shortened = () =>
  pick(['http://', 'https://', '', 'HTTPS://']) + pick(['t.co/', 't.co/', 'T.co/', 't.co', 't.co:80/']) +
  'aB3'.repeat(below(16)) + pick(['', '?a=b', '?', '/x', '.', '日', '-', '#a', '?a=b.', 'é']);
const near = () => many(1, 8, () => pick(['.', '_', '-', 'é', '日', 'a', 'com', 'co', '.com', 'http://', '@', ':', '/', 'x.y', 't.co', '(', ')', '?', '😀', '_.', '-.', ' '])).join('');
const path = () => pick(['a.com', 'http://a.com', '日a.co', ' a.com:8', 't.co', 'https://t.co']) + '/' + many(0, 9, () => pick(['a', 'b', ',', '.', '(', ')', '(b)', '(c(d))', '!', '?', '=', '@', 'é', 'я', '日', '/', '_', '–', ' ', '&', 'a.co'])).join('');
const word = () => pick(stock.LANGUAGES[pick(Object.keys(stock.LANGUAGES))]);
const letter = () => String.fromCodePoint(pick([0x20 + below(0x5f), 0xa0 + below(0x160), 0x370 + below(0x190), 0x1100 + below(0x100), 0x4e00 + below(0x100), 0xac00 + below(0x2ba4), 0x1f300 + below(0x300), 0x10000 + below(0x400)]));
const regional = () => many(1, 5, () => String.fromCodePoint(0x1f1e6 + below(26))).join('');
const toned = () => pick(stock.TONED) + pick(stock.TONES) + pick(['', '', '\u200d♂️', '\u200d', '\ufe0f']);
const long = () => 'example.com/' + 'a'.repeat(4060 + below(60)) + pick(['', '?a=' + 'b'.repeat(below(20))]);
const label = () => pick(['a', 'é', '日', 'ü日']).repeat(10 + below(60)) + '.' + pick(stock.TLDS);

const makers = [url, url, url, url, path, path, shortened, near, near, emoji, emoji, regional, toned, word, word, letter,
  () => pick(stock.AROUND), () => pick(stock.AROUND), () => pick(stock.AROUND), () => pick(stock.ODD), () => pick(stock.MARKS)];
function make() {
  if (chance(0.002)) return pick([' ', '日', '', 'x']) + pick(['', 'http://']) + long() + pick(['', ' ', '日']);
  if (chance(0.02)) return pick(['', ' ', 'http://']) + label();
  let text = many(1, 9, () => pick(makers)()).join(chance(0.3) ? ' ' : '');
  if (chance(0.1)) text = text.normalize('NFD');
  return text;
}

const child = spawn(weigh, { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const tally = {};
let differences = 0;
let unexplained = 0;
for (let done = 0; done < Number(count); ) {
  // toWellFormed: a lone surrogate is no text.
  const batch = Array.from({ length: 1000 }, () => make().toWellFormed());
  child.stdin.write(batch.map((text) => JSON.stringify(text) + '\n').join(''));
  for (const text of batch) {
    const { value, done: ended } = await answers.next();
    if (ended) throw new Error(`the helper stopped at ${JSON.stringify(text)}`);
    const ours = Number(value);
    const theirs = official(text).weightedLength;
    if (ours === theirs) continue;
    differences += 1;
    const why = explain(text, ours);
    const name = why ? why.join(' + ') : 'unexplained';
    tally[name] = (tally[name] ?? 0) + 1;
    if (!why && (unexplained += 1) <= 40) console.log(`${theirs} official, ${ours} here: ${JSON.stringify(text)}`);
  }
  done += batch.length;
}
child.stdin.end();
console.log({ texts: Number(count), differences, ...tally });
process.exitCode = unexplained > Number(count) / 10000 ? 1 : 0;
