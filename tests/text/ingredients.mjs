// What made-up texts are made of, and a generator of random numbers with a seed.

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const pick = (list) => list[below(list.length)];
  const many = (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make);
  return { below, pick, many, chance: (p) => next() < p };
}

// Prose of our own, one stock of words a language.
export const LANGUAGES = {
  english: 'the river runs past our old mill and nobody knows why it hums at night'.split(' '),
  german: 'über größere Brücken fährt täglich ein müder Bär nach Köln zurück weiß schön'.split(' '),
  french: 'là où l’été s’achève une forêt brûlée rêve déjà de ses élèves naïfs cœur'.split(' '),
  spanish: '¿dónde está mañana el niño que soñó con años mejores? ¡aquí corazón'.split(' '),
  polish: 'żółta łódź płynie gęślą jaźń wśród cichych źródeł świata'.split(' '),
  czech: 'příliš žluťoučký kůň úpěl ďábelské ódy řeka město'.split(' '),
  turkish: 'ışığın altında küçük şehir öğle vakti çok güzel İstanbul'.split(' '),
  vietnamese: 'tiếng Việt rất đẹp những người bạn đường phố buổi sáng'.split(' '),
  russian: 'тихая река течёт мимо старой мельницы ещё ночью объём'.split(' '),
  ukrainian: 'їжак ґанок з’їв яблуко біля річки щовечора'.split(' '),
  greek: 'ο ήλιος λάμπει πάνω από τη θάλασσα ΐδιος χώρος'.split(' '),
  arabic: 'النهر القديم يمرّ قرب المطحنة لَيْلًا ولا أحد يعرف'.split(' '),
  hebrew: 'הנהר הישן עובר ליד הטחנה בַּלַּיְלָה ואיש אינו יודע'.split(' '),
  hindi: 'नदी पुरानी चक्की के पास से बहती है क़लम ज़रूर'.split(' '),
  bengali: 'পুরনো কলের পাশ দিয়ে নদী বয়ে যায় রাতে'.split(' '),
  tamil: 'பழைய ஆலையின் அருகே நதி ஓடுகிறது இரவில்'.split(' '),
  thai: 'แม่น้ำไหลผ่านโรงสีเก่าในยามค่ำคืน ไม่มีใครรู้'.split(' '),
  georgian: 'ძველი წისქვილი მდინარე ღამით გუგუნებს'.split(' '),
  amharic: 'አሮጌው ወፍጮ ወንዝ ሌሊት ያዜማል'.split(' '),
  japanese: '古い 水車 の そばを 川が 流れる ナイト プロジェクト がぎぐ'.split(' '),
  korean: '오래된 물레방아 곁으로 강물이 흐른다 밤마다 노래'.split(' '),
  chinese: '老磨坊 旁边 的 河水 夜里 歌唱 沒有人 知道 為什麼'.split(' '),
};

export const NAMES = ['example', 'a', 'x1', 'my-site', 'bücher', '日本', 'пример', 'node', 'a_b', 'sub.example', 'www.a', 'EXAMPLE', 'αβγ', 'عربي', 'é'];
export const TLDS = ['com', 'org', 'co', 'io', 'co.uk', 'de', 'COM', 'museum', 'photography', 'рф', 'xn--p1ai', '中国', 'みんな', 'भारत', 'онлайн', 'vermögensberater', 'de.com', 'js', 'html', 'rs', 'so', 'invalid', 'test1', 'comx'];
export const PATHS = ['', '', '/', '/a', '/a/b.html', '/a_(b)', '/a_(b_(c))', '/a.', '/a,', '/@me/1', '/a?b=c', '/?b=c&d', '/a#top', '/a;b', '/до/я', '/é', '/日', '/a)', '/(', '/a–b', '/a!', '/a?', '/a?!', ':80/a', '/a%20b', '/a|b~c', "/it's", '/*', '/a?b=c.d,e'];
export const AROUND = [' ', ' ', ' ', '\n', '.', ',', '!', '?', ':', ';', '(', ')', '"', "'", '“', '”', '/', '-', '_', '@', '#', '$', '+', '日', 'é', 'x', '1', '…', '。', '　', '\u200b', '\u200e', '\u2067', '＠', '＃', '&', '=', '<', '>', '[', '*', '|', '~', '`', '\\', '%', '^', '{', '😀', '\t'];
export const EMOJI_SINGLE = [...'😀😂🤣😍🥰🤔🙏🔥💯🎉🚀🌍🍕🐈🦄👻💩🤖👀💪🏆⚽⌚⏰☔♈⚡⛄⭐✅❌➕🟠🛒🧠🦊🀄🃏🅰🈁'].filter((c) => c !== '🟠');
export const TONED = [...'👍👋🙌👏💅🤘🤳🏃🏄👮💁🙋🤷🧘🧙👶👩👨'];
export const TONES = ['\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}'];
export const ZWJ = ['👨‍👩‍👧‍👦', '👩‍❤️‍💋‍👨', '👩‍❤️‍👩', '👨‍🚀', '👩🏽‍💻', '👨🏿‍⚕️', '🏳️‍🌈', '🏴‍☠️', '🏃‍♀️', '🏃🏽‍♂️', '🤷‍♂️', '👁‍🗨', '🧟‍♀️', '👯‍♂️', '🏋️‍♀️', '🕵🏻‍♂️', '👩‍👦‍👦', '👨‍👨‍👧', '🧜🏼‍♀️', '⛹🏾‍♀️', '⛹️‍♂️', '👩‍✈️'];
export const FLAGS = ['🇺🇸', '🇬🇧', '🇩🇪', '🇯🇵', '🇰🇷', '🇨🇳', '🇫🇷', '🇪🇸', '🇮🇹', '🇷🇺', '🇪🇺', '🇧🇷', '🇺🇦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'];
export const KEYCAPS = ['1️⃣', '0️⃣', '#️⃣', '*️⃣', '9⃣', '#⃣'];
export const SELECTED = ['❤️', '☺️', '✈️', '☀️', '♥️', '©️', '®️', '™️', '‼️', '⁉️', '↔️', '☎️', '❤', '☺', '✈', '©', '®', '™', '❤︎', '☎︎', '⌚️', '⌚︎', '☝🏽', '☝️', '☝️🏽', '⛷🏽', '⛷️🏽', '✌🏿', '🖐🏻', '🅰️', '🈂️', '🌶️'];
export const MARKS = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030a', '\u0323', '\u0327', '\u0345', '\u0340', '\u0489', '\u064b', '\u0651', '\u05b8', '\u093c', '\u0e49', '\u3099', '\u20d0', '\u1161', '\u11a8', '\ufe0f', '\u200d', '\u{1f3fd}', '\u20e3'];
export const ODD = ['\ufeff', '\ufffe', '\uffff', '\u0000', '\u007f', '\u0085', '\u00a0', '\u061c', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2028', '\u202a', '\u202e', '\u2066', '\u2069', '\u3000', '\u180e', '\u2060', '\u{1d15e}', '\u{1d1bb}', '\u{2f800}', '\u{e0067}', '\u{10ffff}', '\u10ff', '\u1100', '\u1fff', '\u2000', '\u200d', '\u2010', '\u201f', '\u2020', '\u2031', '\u2032', '\u2037', '\u2038', '\ud7ff', '\ue000', '\u212a', '\u212b', '\u017f', '\u0130', '\u03b9', '\u1fbe', '\u3002', '\uff0e', '\uff61'];
