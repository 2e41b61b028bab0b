// Weights by the official library, and by the same algorithm with our decisions.
//
// `official` is the library itself. `decided` does what its parseTweet does,
// with its own expressions, but lets single decisions be switched on, so that
// a difference can be named instead of just noticed.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const twitter = require('twitter-text').default ?? require('twitter-text');
const expression = (name) => {
  const module = require(`twitter-text/dist/regexp/${name}`);
  return module.default ?? module;
};
const idna = require('twitter-text/dist/lib/idna').default ?? require('twitter-text/dist/lib/idna');
const { parse: officialEmoji } = require('twemoji-parser');
const config = twitter.configs?.defaults;

export const official = (text) => twitter.parseTweet(text);

/// The names of the decisions, see README.md.
export const KINDS = ['link-tail', 'current-emoji', 'whole-characters', 'true-place'];

const weightOf = (codePoint) => {
  const range = config.ranges.find(({ start, end }) => start <= codePoint && codePoint <= end);
  return range ? range.weight : config.defaultWeight;
};

/// The links with whole characters: the expressions without the flag `u` see
/// halves of them, so that a character from the basic plane stands in for each.
function wholeLinks(text, decisions) {
  const offsets = [0];
  let stand = '';
  for (const c of text) {
    stand += c.length > 1 ? '\u65e5' : c;
    offsets.push(offsets.at(-1) + c.length);
  }
  return halfLinks(stand, decisions).map(({ start, length }) => ({
    start: offsets[start],
    length: offsets[start + length] - offsets[start],
  }));
}

const links = (text, decisions) => (decisions.has('whole-characters') ? wholeLinks : halfLinks)(text, decisions);

function halfLinks(seen, decisions) {
  if (!seen.includes('.')) return [];
  const found = [];
  const extract = new RegExp(expression('extractUrl').source, 'gi');
  for (let match; (match = extract.exec(seen)); ) {
    const [, , before, url, protocol, domain, port, path, query] = match;
    const end = extract.lastIndex;
    const start = end - url.length;
    const ascii = idna.toAscii(domain);
    if (!ascii || (protocol || 'https://').length + url.length > 4096) continue;
    if (protocol) {
      const short = url.match(expression('validTcoUrl'));
      if (short && short[1].length > 40) continue;
      found.push({ start, length: short ? short[0].length : url.length });
      continue;
    }
    if (/[-_.\/]$/.test(before)) continue;
    let last = null;
    let from = 0;
    for (const { 0: plain, index } of domain.matchAll(new RegExp(expression('validAsciiDomain').source, 'gi'))) {
      const at = decisions.has('true-place') ? index : domain.indexOf(plain, from);
      from = at + plain.length;
      found.push((last = { start: start + at, length: plain.length }));
    }
    if (!last) continue;
    if (path) last.length += url.length - domain.length;
    else if (decisions.has('link-tail') && from === domain.length) last.length = end - last.start;
  }
  return found;
}

const selector = '\ufe0f';
const isEmoji = (text) => /^\p{RGI_Emoji}$/v.test(text);
const takesSelector = (c) => /^\p{Emoji}$/u.test(c) && !/^\p{Emoji_Presentation}$/u.test(c);
const known = new Map();

/// Whether the text is an emoji once the selectors that were left out are put in.
function isEmojiForm(text) {
  if (!known.has(text)) {
    let forms = [''];
    for (const c of text) {
      if (c === selector) forms = forms.map((form) => (form.endsWith(selector) ? form : form + c));
      else forms = forms.flatMap((form) => (takesSelector(c) ? [form + c, form + c + selector] : [form + c]));
    }
    known.set(text, forms.some(isEmoji));
  }
  return known.get(text);
}

function emoji(text, decisions) {
  const found = new Map();
  const before = officialEmoji(text).map(({ indices: [start, end] }) => ({ start, length: end - start }));
  if (!decisions.has('current-emoji')) {
    before.forEach((entity) => found.set(entity.start, entity.length));
    return found;
  }
  const byStart = new Map(before.map(({ start, length }) => [start, length]));
  for (let start = 0; start < text.length; ) {
    const rest = [...text.slice(start, start + 30)];
    let length = byStart.get(start) ?? 0;
    for (let count = Math.min(rest.length, 14); count > 1; count -= 1) {
      const form = rest.slice(0, count).join('');
      if (form.length <= length) break;
      if (isEmojiForm(form)) length = form.length;
    }
    if (length > 0) found.set(start, length);
    start += length || rest[0].length;
  }
  return found;
}

/// The weight with the decisions in a set of their names.
export function decided(text, decisions) {
  const normalized = text.normalize();
  const linkAt = new Map(links(normalized, decisions).map(({ start, length }) => [start, length]));
  const emojiAt = emoji(normalized, decisions);
  let sum = 0;
  for (let index = 0; index < normalized.length; ) {
    const link = linkAt.get(index);
    const picture = emojiAt.get(index);
    if (link) sum += config.transformedURLLength * config.scale;
    else sum += picture ? config.defaultWeight : weightOf(normalized.codePointAt(index));
    index += link ?? picture ?? (normalized.codePointAt(index) > 0xffff ? 2 : 1);
  }
  return sum / config.scale;
}

/// All decisions, and the smallest set of them that explains the weight.
export const decidedAll = (text) => decided(text, new Set(KINDS));
export function explain(text, weight) {
  for (let mask = 0; mask < 1 << KINDS.length; mask += 1) {
    const decisions = new Set(KINDS.filter((_, bit) => mask & (1 << bit)));
    if (decided(text, decisions) === weight) return [...decisions];
  }
  return null;
}
