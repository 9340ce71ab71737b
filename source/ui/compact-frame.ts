/** Steps over unchanged lines, which Ink writes one by one. */
const lineSteps = /(?:\u{1B}\[E){2,}/gu;

/** A style sequence, another control sequence, or text up to the next one. */
const pieces = /\u{1B}\[([\d;]*)m|\u{1B}\[[0-?]*[ -/]*[@-~]|\u{1B}?[^\u{1B}]*/gu;

type Style = {readonly bold: boolean; readonly dim: boolean; readonly inverse: boolean; readonly color: string};

const defaultStyle: Style = {bold: false, dim: false, inverse: false, color: '39'};

/** The style after one style code of those this program uses; null for any other. */
function styled(style: Style, code: string): Style | null {
  switch (code) {
    case '1':
      return {...style, bold: true};
    case '2':
      return {...style, dim: true};
    case '22':
      return {...style, bold: false, dim: false};
    case '7':
    case '27':
      return {...style, inverse: code === '7'};
    default:
      return /^(3[0-79]|9[0-7])$/.test(code) ? {...style, color: code} : null;
  }
}

/** The sequence from one style to another; empty when they are the same. */
function transition(from: Style, to: Style): string {
  const resets = (from.bold && !to.bold) || (from.dim && !to.dim);
  const codes = [
    ...(resets ? ['22'] : []),
    ...(to.bold && (resets || !from.bold) ? ['1'] : []),
    ...(to.dim && (resets || !from.dim) ? ['2'] : []),
    ...(from.inverse === to.inverse ? [] : [to.inverse ? '7' : '27']),
    ...(from.color === to.color ? [] : [to.color]),
  ];
  return codes.length === 0 ? '' : `\u{1B}[${codes.join(';')}m`;
}

/** Writes a style only where text follows that shows it; null when the frame has codes it does not know. */
function lazyStyles(frame: string): string | null {
  const out: string[] = [];
  let shown = defaultStyle;
  let wanted = defaultStyle;
  for (const [piece, code] of frame.matchAll(pieces)) {
    if (code !== undefined) {
      const next = styled(wanted, code);
      if (next === null) {
        return null;
      }
      wanted = next;
    } else if (piece.startsWith('\u{1B}[') || /^[\r\n]*$/.test(piece)) {
      out.push(piece);
    } else {
      out.push(transition(shown, wanted), piece);
      shown = wanted;
    }
  }
  return out.join('') + transition(shown, wanted);
}

/**
 * The same frame in fewer bytes. Ink replays all styles of a line before the part that changed, and steps over unchanged
 * lines one by one; what is on the screen afterwards is the same.
 */
export function compactFrame(frame: string): string {
  const styles = lazyStyles(frame) ?? frame;
  return styles.replace(lineSteps, run => `\u{1B}[${run.length / 3}E`);
}
