/** Terminals drop longer sequences; the figure is that of common ones (bytes of base64). */
const maxEncoded = 74_994;

/**
 * The sequence that puts a text into the clipboard of the terminal the user sits at (OSC 52), wherever the program runs.
 * Inside tmux it is sent a second time in a wrapping, because tmux passes on either the one or the other, as it is set.
 * null: the text is too long.
 */
export function clipboardSequence(text: string, insideTmux: boolean): string | null {
  const encoded = Buffer.from(text).toString('base64');
  if (encoded.length > maxEncoded) {
    return null;
  }
  const plain = `\u{1B}]52;c;${encoded}\u{7}`;
  return insideTmux ? `${plain}\u{1B}Ptmux;\u{1B}${plain}\u{1B}\\` : plain;
}
