/** Text that does something to a terminal, or to the measuring of text, if it is printed as it comes. By what it does. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'csi-clear': '\u001b[2J\u001b[H',
  'csi-color': '\u001b[31;7m',
  'csi-scroll': '\u001b[5;10r\u001b[99A\u001b[?1049l',
  'csi-query': '\u001b[6n\u001b[c',
  'csi-c1': '\u009b2J\u009b31m',
  'osc-title': '\u001b]0;hostile title\u0007',
  'osc-link': '\u001b]8;;http://hostile.test/\u001b\\link\u001b]8;;\u001b\\',
  'osc-clipboard': '\u001b]52;c;aG9zdGlsZQ==\u0007',
  'osc-c1': '\u009d0;hostile title\u009c',
  'osc-unfinished': '\u001b]0;no end',
  dcs: '\u001bP$q"p\u001b\\',
  apc: '\u001b_Gi=1;AAAA\u001b\\',
  pm: '\u001b^private\u001b\\',
  sos: '\u001bXstring\u001b\\',
  'reset-terminal': '\u001bc',
  'shift-out': '\u001b(0\u000elqk\u000f',
  'lone-escape': '\u001b',
  c0: String.fromCharCode(...Array.from({length: 32}, (_, code) => code), 0x7f),
  c1: String.fromCharCode(...Array.from({length: 32}, (_, code) => 0x80 + code)),
  bell: '\u0007\u0007\u0007',
  'carriage-return': '\rhostile\r',
  backspace: '\b\b\b\bhostile',
  'line-feed': '\nhostile\nlines\n',
  'line-separator': '\u0085next\u2028line\u2029paragraph',
  tab: '\t\thostile\t',
  'bidi-override': '\u202egnirts\u202c',
  'bidi-embedding': '\u202b\u202a\u202d',
  'bidi-isolate': '\u2067\u2066\u2068 no end',
  'bidi-mark': '\u200e\u200f\u061c',
  'right-to-left': 'שלום مرحبا',
  'zero-width': '\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e',
  tags: '\u{e0001}\u{e0068}\u{e0069}\u{e007f}',
  combining: `o${'\u0301\u0323'.repeat(200)}`,
  'combining-first': '\u0301\u20dd',
  long: 'x'.repeat(10_000),
  'long-words': 'hostile '.repeat(1250),
  wide: '全角文字ｗｉｄｅ한글',
  ambiguous: '±§°①─█…“”αЖ',
  'emoji-zwj': '👩‍👩‍👧‍👦🏴‍☠️',
  'emoji-modifier': '👍🏽🇨🇳1️⃣❤️',
  'variation-selector': '☺\ufe0e☺\ufe0f',
  'hangul-jamo': '\u1112\u1161\u11ab\u115f\u3164',
  'half-width': 'ｶﾞ｡｢',
  'lone-surrogate': '\ud83d \udc00',
  'private-use': '\ue000\uf8ff\u{f0000}',
  noncharacter: '\ufffe\uffff\u{1fffe}\ufdd0',
  'musical-format': '\u{1d173}\u{1d17a}',
  'annotation-format': '\ufff9a\ufffab\ufffb',
  'written-escape': '\\u001b[2J\\x1b[2J\\033[2J',
  shell: '$(reboot) `reboot` "; rm -rf / #',
  markup: '<script>alert(1)</script> &amp; {{7*7}} %s %n',
  prototype: '__proto__ constructor toString',
};

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text);

/** Which texts are left alone: by themselves or by the key they stand under. */
export type Spare = (text: string, key: string) => boolean;

export const spareNothing: Spare = () => false;
export const spareTimes: Spare = text => isTime(text);

/** The same JSON value with `hostile` in the middle of every text that is not spared, and once more as key and value of every map of texts. */
export function taint(value: unknown, hostile: string, spare: Spare, key = ''): unknown {
  if (typeof value === 'string') {
    const middle = Math.ceil(value.length / 2);
    return spare(value, key) ? value : value.slice(0, middle) + hostile + value.slice(middle);
  }
  if (Array.isArray(value)) {
    return value.map(item => taint(item, hostile, spare, key));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const tainted = Object.entries(value).map(([name, part]) => [name, taint(part, hostile, spare, name)] as const);
  return Object.fromEntries(isTextMap(key) ? [...tainted, [hostile, hostile]] : tainted);
}

/** The objects whose keys are anybody's. */
function isTextMap(key: string): boolean {
  return ['labels', 'annotations', 'nodeSelector'].includes(key);
}
