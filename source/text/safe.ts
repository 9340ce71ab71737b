// Nearly every text here is plain ASCII, and that can be told by one look.
const plain = /^[ -~]*$/;
const plainLines = /^[\n -~]*$/;

// Introduced by ESC and a letter, or by the one C1 character that stands for both. The payload of a string sequence
// ends at any control character, so that no text can make the search run twice over the same part.
const stringSequence = /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)/g;
const controlSequence = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g;
const shortSequence = /\x1b[ -/]*[0-Z\\^-~]/g;

const breaks = /[\t\n\r\x85\u2028\u2029]+/g;
const controls = /[\x00-\x1f\x7f-\x9f]+/g;
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
// How wide a terminal draws these is anybody's guess.
const undrawable = /[\p{Co}\p{Cn}]/gu;
// A mark at the start would stand on what is printed before the text.
const leadingMarks = /^\p{M}+/u;
const pileOfMarks = /(\p{M}{3})\p{M}+/gu;

const replacement = '\ufffd';

// Far more than is ever shown of a text, and little enough that a text of megabytes costs nothing.
const maxRead = 65_536;

function cut(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : `${text.slice(0, Math.max(0, maxLength - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Text of a server made safe to print anywhere on one line: escape sequences are taken out whole, what is left of
 * control characters shows as U+FFFD, line breaks and tabs become a space, invisible and direction-changing
 * characters are dropped, marks have a letter to stand on, and what is longer than `maxLength` (UTF-16 units) is cut
 * with `…`.
 */
export function safeText(value: string, maxLength = 1024): string {
  if (plain.test(value)) {
    return cut(value, maxLength);
  }
  const text = value
    .slice(0, Math.max(maxRead, maxLength + 1))
    .replace(stringSequence, '')
    .replace(controlSequence, '')
    .replace(shortSequence, '')
    .replace(breaks, ' ')
    .replace(controls, replacement)
    .toWellFormed()
    .replace(invisible, '')
    .replace(undrawable, replacement)
    .replace(leadingMarks, '')
    .replace(pileOfMarks, '$1');
  return cut(text, maxLength);
}

const actsOnTerminal =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}\p{Cs}]|(?<=\p{M}{3})\p{M}/gu;

function escaped(character: string): string {
  if (character === '\t') {
    return '\\t';
  }
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * JSON as it came, for a terminal: every character that could act on the terminal, hide something or pile up is
 * written as `\uXXXX` (a tab as `\t`), which inside a JSON string means the same. Only line feeds stay.
 */
export function escapeForTerminal(text: string): string {
  return plainLines.test(text) ? text : text.replace(actsOnTerminal, escaped);
}

const maxName = 253;
const maxMessage = 1000;

/** A text of the answer, safe to print; absent ones and what is empty then are null. */
export function nameOrNull(text: string | null | undefined): string | null {
  return safeText(text ?? '', maxName) || null;
}

/** The same for a sentence, which may be longer. */
export function messageOrNull(text: string | null | undefined): string | null {
  return safeText(text ?? '', maxMessage) || null;
}

/** The end of a text that may be the last lines of a log: what is too long is cut at its start, with `…`. */
export function endOrNull(text: string | null | undefined): string | null {
  const all = (text ?? '').trimEnd();
  return all.length <= maxMessage ? messageOrNull(all) : `…${safeText(all.slice(1 - maxMessage), maxMessage)}`;
}
