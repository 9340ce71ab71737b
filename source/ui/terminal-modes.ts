export const enterAlternateScreen = '\u{1B}[?1049h';
export const leaveAlternateScreen = '\u{1B}[?1049l';

/** The modes of the screens: alternate screen, pasted text between marks, no cursor. */
export const screenModes = `${enterAlternateScreen}\u{1B}[?2004h\u{1B}[?25l`;

/** What undoes them. */
export const restoreModes = `\u{1B}[?2004l${leaveAlternateScreen}\u{1B}[?25h`;
