export const enterAlternateScreen = '\u{1B}[?1049h';
export const leaveAlternateScreen = '\u{1B}[?1049l';

/** Pasted text arrives between marks. */
export const markPastes = '\u{1B}[?2004h';
export const unmarkPastes = '\u{1B}[?2004l';

export const hideCursor = '\u{1B}[?25l';
export const showCursor = '\u{1B}[?25h';

/** Without wrapping, a character that takes more cells than it should cannot push the end of its line onto the next. */
export const wrapOff = '\u{1B}[?7l';
export const wrapOn = '\u{1B}[?7h';

/** The modes of the screens: alternate screen, pasted text between marks, no cursor. */
export const screenModes = `${enterAlternateScreen}${markPastes}${hideCursor}`;

/** What undoes them. */
export const restoreModes = `${unmarkPastes}${leaveAlternateScreen}${showCursor}`;
