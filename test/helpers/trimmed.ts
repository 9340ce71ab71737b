/** A frame without the blanks at the ends of its lines. */
export const trimmed = (frame: string) =>
  frame
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
