const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';

/** A sequence of which the rest has not come yet. */
const unfinished = /\u{1B}(?:\[[\d;?]*)?$/u;

/**
 * Hands on what a program writes as a terminal shows it that knows synchronized updates (DEC mode 2026): what stands
 * between their marks at once, when the second has come. So a test that looks at the screen never sees half a frame,
 * into however many pieces a busy machine cuts it. `flush` hands on the rest, for a program that ended in a frame.
 */
export function wholeFrames(show: (text: string) => void): {
  readonly write: (text: string) => void;
  readonly flush: () => void;
} {
  let held = '';
  const pass = (length: number) => {
    if (length > 0) {
      show(held.slice(0, length));
      held = held.slice(length);
    }
  };
  return {
    write: text => {
      held += text;
      const begun = held.lastIndexOf(begin);
      if (begun > held.lastIndexOf(end)) {
        pass(begun);
      } else {
        pass(held.length - (unfinished.exec(held)?.[0].length ?? 0));
      }
    },
    flush: () => pass(held.length),
  };
}
