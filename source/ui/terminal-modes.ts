export const enterAlternateScreen = '\u{1B}[?1049h';
export const leaveAlternateScreen = '\u{1B}[?1049l';

/** Pasted text arrives between marks. */
export const markPastes = '\u{1B}[?2004h';
export const unmarkPastes = '\u{1B}[?2004l';

/** The modes of the screens: alternate screen, pasted text between marks, no cursor. */
export const screenModes = `${enterAlternateScreen}${markPastes}\u{1B}[?25l`;

/** What undoes them. */
export const restoreModes = `${unmarkPastes}${leaveAlternateScreen}\u{1B}[?25h`;
