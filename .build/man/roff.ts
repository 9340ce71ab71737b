// What roff reads as something else than itself. A hyphen would be typeset so that it cannot be copied into a shell.
const special: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** A text as it is, on one line of roff: nothing in it is a request or an escape. */
export function roffText(text: string): string {
  const escaped = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\'"`^~-]/g, character => special[character] ?? character)
    .replaceAll(/[^\x20-\x7e]/gu, character => {
      const code = character.codePointAt(0) ?? 0;
      return `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    });
  // A dot at the beginning of a line would make it a request.
  return escaped.startsWith('.') ? `\\&${escaped}` : escaped;
}

/** Bold: what is typed as it stands. */
export function bold(text: string): string {
  return `\\fB${roffText(text)}\\fR`;
}

/** Italic: what something else is put in the place of. */
export function italic(text: string): string {
  return `\\fI${roffText(text)}\\fR`;
}

/** A sentence in which `code` between backticks is bold. */
export function prose(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? bold(part) : part === '' ? '' : roffText(part)))
    .join('');
}

/** A heading and what is below it. */
export function section(title: string, ...lines: readonly string[]): readonly string[] {
  return [`.SH ${title}`, ...lines];
}

/** A term (roff) and, indented below it, what it means (roff). */
export function item(term: string, ...meaning: readonly string[]): readonly string[] {
  return ['.TP', term, ...meaning];
}
