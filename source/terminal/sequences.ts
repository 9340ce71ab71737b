const esc = '\u{1B}';

/** Rings the bell of the terminal. */
export const bell = '\u{7}';

export const enterAlternateScreen = `${esc}[?1049h`;
export const leaveAlternateScreen = `${esc}[?1049l`;

/** Pasted text arrives between marks. */
export const markPastes = `${esc}[?2004h`;
export const unmarkPastes = `${esc}[?2004l`;

export const hideCursor = `${esc}[?25l`;
export const showCursor = `${esc}[?25h`;

/** Without wrapping, a character that takes more cells than it should cannot push the end of its line onto the next. */
export const wrapOff = `${esc}[?7l`;
export const wrapOn = `${esc}[?7h`;

/** What comes between these appears at once. */
export const beginSync = `${esc}[?2026h`;
export const endSync = `${esc}[?2026l`;

export const eraseAll = `${esc}[H${esc}[2J`;
export const eraseLine = `${esc}[2K`;
export const eraseToEnd = `${esc}[K`;

/** The modes of the screens: alternate screen, pasted text between marks, no cursor. */
export const screenModes = `${enterAlternateScreen}${markPastes}${hideCursor}`;

/** What undoes them. */
export const restoreModes = `${unmarkPastes}${leaveAlternateScreen}${showCursor}`;

/** Control characters of both sets, and the mark between the parts of a control string. */
const acting = /[\x00-\x1f\x7f-\x9f;]/g;

/** `parts` are sent as they are. */
function control(...parts: readonly (string | number)[]): string {
  return `${esc}]${parts.join(';')}${bell}`;
}

/** An operating system command with a text that cannot end it or add to it, e.g. number 2: the title of the window. */
export function operatingSystemCommand(number: number, text: string): string {
  return control(number, text.replace(acting, ''));
}

/** The sequence as tmux hands it on to the terminal around it (where `allow-passthrough` is on). */
export function throughTmux(sequence: string): string {
  return `${esc}Ptmux;${sequence.replaceAll(esc, esc + esc)}${esc}\\`;
}

/** Has the terminal keep its title on a stack of its own. */
export const keepTitle = `${esc}[22;2t`;

/** Gives the title back. Terminals without a stack get an empty one, which the next prompt replaces. */
export const giveTitleBack = `${operatingSystemCommand(2, '')}${esc}[23;2t`;

/** Terminals drop longer sequences; the figure is that of common ones (bytes of base64). */
const maxEncoded = 74_994;

/**
 * The sequence that puts a text into the clipboard of the terminal the user sits at (OSC 52), wherever the program runs.
 * Inside tmux it is sent twice, plain and wrapped, because tmux passes on one or the other, depending on its settings.
 * null: the text is too long.
 */
export function clipboardSequence(text: string, insideTmux: boolean): string | null {
  const encoded = Buffer.from(text).toString('base64');
  if (encoded.length > maxEncoded) {
    return null;
  }
  const plain = control(52, 'c', encoded);
  return insideTmux ? plain + throughTmux(plain) : plain;
}
