/** Control characters of both sets, and the mark between the parts of a control string. */
const acting = /[\x00-\x1f\x7f-\x9f;]/g;

const bell = '\x07';
const esc = '\x1b';

/** An operating system command with a text that cannot end it or add to it, e.g. number 2: the title of the window. */
export function operatingSystemCommand(number: number, text: string): string {
  return `${esc}]${number};${text.replace(acting, '')}${bell}`;
}

/** The sequence as tmux hands it on to the terminal around it (where `allow-passthrough` is on). */
export function throughTmux(sequence: string): string {
  return `${esc}Ptmux;${sequence.replaceAll(esc, esc + esc)}${esc}\\`;
}
