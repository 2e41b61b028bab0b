// Writes golden.ndjson: our own texts with the weights of the official library.
//
//   npm install && node golden.mjs
//
// The same seed gives the same texts. A row whose expected weight differs from
// the official one says why; README.md explains each reason.

import { writeFileSync } from 'node:fs';
import * as stock from './ingredients.mjs';
import { NEWER } from './newer.mjs';
import { decidedAll, explain, official } from './oracle.mjs';

const { below, pick, many } = stock.random(20261122);
const rows = [];
const seen = new Set();

function add(category, text, decided = decidedAll(text), reason) {
  if (seen.has(text)) return;
  seen.add(text);
  const { weightedLength: weight, validRangeEnd, valid } = official(text);
  const row = { category, text, official: weight };
  const why = reason ?? explain(text, decided)?.join('+');
  if (decided !== weight) Object.assign(row, { expected: decided, why });
  // Offsets of the official library are of use only where nothing moves them.
  else if (weight > 280 && text.normalize() === text && !/[\ufeff\ufffe\uffff]/.test(text)) row.fits_to = validRangeEnd + 1;
  row.valid = valid;
  rows.push(row);
}
const times = (count, make) => Array.from({ length: count }, make);
const prose = (language, length) => many(length, length, () => pick(stock.LANGUAGES[language])).join(/japanese|chinese|thai/.test(language) ? '' : ' ');
const fill = (length) => 'lorem ipsum dolor sit amet '.repeat(12).slice(0, length);
const host = () => many(1, 2, () => pick(stock.NAMES)).join('.') + '.' + pick(stock.TLDS);
const protocol = () => pick(['http://', 'https://', 'HTTPS://']);

// Prose.
['', 'a', 'Hello, world!', ' a ', 'tab\tand\nline\r\nbreaks', '0', '~'.repeat(100)].forEach((text) => add('ascii', text));
times(120, () => add('ascii', prose('english', 1 + below(80))));
times(60, () => add('ascii', many(1, 60, () => String.fromCharCode(33 + below(94))).join('').replace(/\./g, ',')));
for (const language of Object.keys(stock.LANGUAGES)) times(18, () => add(`language-${language}`, prose(language, 1 + below(60))));
times(60, () => add('cjk', prose(pick(['japanese', 'chinese', 'korean']), 20 + below(40)) + pick(['。', '！', '、ok', ' OK', '「」', '〜'])));

// Characters on both sides of every range.
for (const range of [0, 0x7f, 0x80, 0x2ff, 0x300, 0x10ff, 0x1100, 0x1fff, 0x2000, 0x200d, 0x200e, 0x200f, 0x2010, 0x201f, 0x2020, 0x2031, 0x2032, 0x2037, 0x2038, 0x2fff, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x1f5ff, 0x20000, 0x10ffff])
  for (const text of [(c) => c, (c) => `a${c}b`, (c) => c.repeat(3)]) add('range-edges', text(String.fromCodePoint(range)));

// Emoji.
stock.EMOJI_SINGLE.forEach((c) => [c, `a${c}b`, c.repeat(3), `${c}\ufe0f`, `${c}\ufe0e`].forEach((text) => add('emoji-single', text)));
stock.ZWJ.forEach((c) => [c, `a${c}`, c + c, `${c} ${c}!`, `${c}\u200d`].forEach((text) => add('emoji-joined', text)));
stock.FLAGS.forEach((c) => [c, c + c, `${c}🇺🇸🇬🇧`, `🇦${c}`, `${c}🇦`, `(${c})`].forEach((text) => add('emoji-flag', text)));
times(60, () => add('emoji-flag', many(1, 7, () => String.fromCodePoint(0x1f1e6 + below(26))).join('')));
stock.TONED.forEach((c) => stock.TONES.forEach((tone) => add('emoji-tone', c + tone)));
stock.TONED.forEach((c) => [c + stock.TONES[1] + stock.TONES[2], `${c} ${stock.TONES[0]}`, `${c}\ufe0f${stock.TONES[3]}`].forEach((text) => add('emoji-tone', text)));
for (const key of '0123456789#*a') ['\ufe0f\u20e3', '\u20e3', '\ufe0f', '\ufe0e\u20e3'].forEach((end) => add('emoji-keycap', `${key}${end}`));
stock.KEYCAPS.forEach((c) => [`1${c}`, c + c, `a.com/${c}`, `a.com${c}`, `12 ${c} 34`].forEach((text) => add('emoji-keycap', text)));
stock.SELECTED.forEach((c) => [c, `x${c}`, c + c, `${c} y`, `${c}\u200d`].forEach((text) => add('emoji-selector', text)));
stock.ZWJ.filter((c) => c.includes('\ufe0f')).forEach((c) => add('emoji-unqualified', c.replaceAll('\ufe0f', '')));
NEWER.forEach(({ text, expected, emoji }) => {
  add('emoji-newer', text, expected, 'current-emoji');
  add('emoji-newer', `${text}${text} ${emoji}`, 2 * expected + 1 + expected, 'current-emoji');
});
times(120, () => add('emoji-dense', many(5, 60, () => pick(pick([stock.EMOJI_SINGLE, stock.FLAGS, stock.KEYCAPS, stock.ZWJ]))).join(pick(['', ' ']))));

// Links.
times(160, () => add('link-protocol', `${pick(['', 'see ', '日', '(', '"', 'x', '1', '@'])}${protocol()}${host()}${pick(stock.PATHS)}${pick(['', ' end', '.', '日', ')', '!'])}`));
times(200, () => add('link-plain', `${pick(['', 'see ', '日', '(', '"', 'x', '.', '-', '_', '/', '@'])}${host()}${pick(stock.PATHS)}${pick(['', ' end', '.', '日', ')', '!', '-', '_', '+'])}`));
for (const before of stock.AROUND) ['http://example.com', 'example.com', 'https://t.co/abc'].forEach((link) => add('link-before', `a ${before}${link}`));
for (const after of stock.AROUND) ['http://example.com', 'example.com/a', 'https://t.co/abc', 'example.com'].forEach((link) => add('link-after', `${link}${after} b`));
for (const path of stock.PATHS) ['http://example.com', 'example.com', 'a.日本.com', 'https://t.co'].forEach((link) => add('link-path', `${link}${path} b`));
for (const length of [1, 10, 39, 40, 41, 60]) for (const end of ['', '?a=b', '/x', '-x', '日', '.', '?']) for (const start of ['http://t.co/', 'https://T.CO/', 't.co/', 'https://t.co:443/']) add('link-shortened', start + 'aB3'.repeat(20).slice(0, length) + end);
['example.com?q=1', 'example.com?q=1 b', 'example.com:80', 'example.com:80?q=1', 'a example.com?q', 'example.com?', 'example.com:', 'http://example.com?q=1', '日本t.co?q=1', 't.co日?q=1', 'see node.js?v=2', 't.co?x.y=z', 'example.com:8080 and a.de:1', 'a.com?a=b b.com?a=b'].forEach((text) => add('link-query-without-path', text));
times(50, () => add('link-query-without-path', `${prose('english', 1 + below(5))} ${host()}${pick(['?a=1', ':80', ':8080?b', '?utm=x.y', '?', ':'])}`));
times(120, () => add('link-adjacent', many(2, 4, () => pick(['', '', protocol()]) + pick(['a.com', 'b.org/x', 't.co/abc', 'c.de?d=e', '日本.jp'])).join(pick([' ', ',', '', '日', '|', '\n', '/', ';', '。', '😀', '  ', '.']))));
times(60, () => add('link-international', `${pick(['', protocol()])}${pick(['日本語', 'münchen', 'пример', 'παράδειγμα', 'مثال', '例え', 'उदाहरण', '실례', 'faß', 'x'])}.${pick(['jp', 'de', 'рф', '中国', 'みんな', 'भारत', 'онлайн', '한국', 'xn--p1ai', '嘉里', '嘉里大酒店'])}${pick(['', '/a', '/日', ' b', 'x'])}`));
for (const c of ['a', 'é', '日', 'а', '😀', 'ü日', '\u3002a', '\u0001'])
  for (const length of [5, 12, 20, 28, 30, 40, 55, 58, 59, 62, 63, 64, 70, 200])
    for (const start of ['http://', '', ' ']) add('link-label-length', `${start}${c.repeat(length)}.com/a`);
for (const length of [4070, 4075, 4076, 4077, 4078, 4079, 4080, 4081, 4090, 4100]) for (const start of ['http://', 'https://', '']) add('link-length', `${start}example.com/${'a'.repeat(length - 11)}`);
['xn--é.com', 'http://xn--é.com', 'xn--é.a.com', 'XN--é.com', 'http://xn--a.com', 'xn--a.xn--b', 'http://xn--日.t.co', 'a.xn--', 'a.xn--b@c', 'a.xn---'].forEach((text) => add('link-punycode', text));
const nears = ['.', '_', '-', 'é', '日', 'a', 'com', 'co', '.com', 'http://', '@', ':', '/', 'x.y', 't.co', '(', ')', '?', '_.', '-.', ' '];
times(250, () => add('near-domain', many(1, 10, () => pick(nears)).join('')));
['node.js', 'hello.world', 'fine.So', 'etc.And so on', 'v1.2.3', '3.14', '...', 'e.g. this', 'Mr.Smith', 'file.txt', 'main.rs', 'README.md', 'a.b.c.d', 'a..com', '.com', 'com.', 'user@mail.com', 'me.you@mail.com', 'a@b@c.com', '#tag.com', '$cash.com', 'foo.com-bar', 'foo.com_bar', 'foo.com+bar', 'foo.com1', 'foo-.com', '-foo.com', 'foo_.com', '_foo.com', 'f_o.com', 'f_o.o.com'].forEach((text) => {
  add('near-domain', text);
  add('near-domain', `so ${text}, yes`);
});

// Marks and forms.
const composed = ['é', 'ü', 'ñ', 'ệ', 'Å', 'ǖ', 'й', 'ї', 'ΐ', 'が', 'ぱ', '각', '한', 'क़', 'ড়', 'ﭏ', 'שּׁ', 'ö̲', 'ṩ', 'ẛ̣', '𝅗𝅥', 'Ω', 'K', '豈'];
composed.forEach((c) => ['NFC', 'NFD'].forEach((form) => [c, `a${c}b`, c.repeat(4), `${c}.com`, ` ${c}.com`, `http://${c}.com/${c}`].forEach((text) => add('normal-forms', text.normalize(form)))));
times(80, () => add('normal-forms', prose(pick(['german', 'french', 'polish', 'czech', 'vietnamese', 'korean', 'japanese', 'greek', 'hindi']), 3 + below(40)).normalize('NFD')));
times(80, () => add('combining', many(1, 12, () => pick([...'aeo日가😀 ', 'é']) + many(0, 3, () => pick(stock.MARKS)).join('')).join('')));
times(40, () => add('hangul', many(1, 10, () => pick(['ᄀ', 'ᄒ', 'ᅡ', 'ᆨ', '가', '각', 'ㄱ', 'ㅏ', ' ', 'ᅀ', 'ힰ'])).join('')));
times(40, () => add('hangul', prose('korean', 5 + below(60)).normalize(pick(['NFC', 'NFD']))));

// What is invalid, invisible or blank.
for (const c of ['\ufeff', '\ufffe', '\uffff']) [c, `a${c}`, `${c}a`, `a${c}b`, `${c}http://a.com`, `a.com${c}`, `a${c}.com`, c.repeat(3), `日${c}`].forEach((text) => add('invalid', text));
for (const c of stock.ODD) [`a${c}b`, `${c}example.com`, `example.com${c}`, `http://a${c}b.com`].forEach((text) => add('invisible', text));
for (const c of ['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069']) [`مرحبا${c}`, `${c}http://a.com${c}`, `a.com/${c}b`, `${c}שלום${c}`].forEach((text) => add('direction', text));
[' ', '  ', '\n', '\t \n', '\r\n', '\u00a0', '\u3000', '\u2003', '\u200b', '\u0000', '\u001f'].forEach((text) => [text, text.repeat(5), text.repeat(300)].forEach((blank) => add('blank', blank)));

// Around the limit.
const ends = ['', '.', '日', '日本', 'é', 'e\u0301', '😀', '👨‍👩‍👧‍👦', '🇺🇸', '1️⃣', ' a.com', ' http://example.com/' + 'x'.repeat(50), ' node.js', ' fine.So', 'a\u0323\u0301', '❤️', ' t.co?q=1', '한', '\u{1f1e6}', '…'];
for (let length = 253; length <= 282; length += 1) ends.forEach((end) => { if (length > 276 || length % 5 === below(5)) add('limit', fill(length) + end); });
for (let length = 138; length <= 142; length += 1) for (const c of ['日', '😀', '한', '👍🏽', '\u200b']) ['', 'a', ' a.com'].forEach((end) => add('limit', c.repeat(length) + end));
times(80, () => add('limit', `${fill(230 + below(50))} ${host()}${pick(stock.PATHS)} ${fill(below(30))}`));
times(60, () => add('limit', many(40, 200, () => pick([...'abc 日本😀é한', '👩🏽‍💻', '🇩🇪'])).join('')));

// Everything at once.
const anything = [() => prose(pick(Object.keys(stock.LANGUAGES)), 1 + below(6)), () => pick(['', protocol()]) + host() + pick(stock.PATHS), () => pick(stock.AROUND), () => pick(pick([stock.EMOJI_SINGLE, stock.ZWJ, stock.FLAGS, stock.SELECTED])), () => pick(stock.ODD), () => pick(stock.MARKS), () => pick(['@you', '#tag', '$CASH', 'RT @me:', '&amp;'])];
times(350, () => add('mixture', many(2, 12, () => pick(anything)()).join(pick([' ', '', ' ']))));

// Invisible and combining characters are escaped, so that the file can be read.
const escaped = (text) => JSON.stringify(text).replace(/[\p{C}\p{M}\p{Z}]/gu, (c) => (c === ' ' ? c : [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')));
writeFileSync(new URL('golden.ndjson', import.meta.url), rows.map((row) => escaped(row).replace(/^"|"$/g, '') + '\n').join(''));
const reasons = {};
rows.forEach(({ why }) => why && (reasons[why] = (reasons[why] ?? 0) + 1));
console.log(rows.length, 'texts,', new Set(rows.map((row) => row.category)).size, 'categories;', reasons);
