import {overlay} from '../overlay.ts';
import {beginSync, endSync, enterAlternateScreen, leaveAlternateScreen, restoreModes} from '../sequences.ts';
import {lineCells} from './cells.ts';
import {screenDiff} from './diff.ts';

/** A frame that is smaller than this appears at once anyway; the marks around it would cost more than they give. */
const smallFrame = 512;

/** How Ink gets back to the top before a frame: it erases, moves up, or goes home. */
const erasing = /^(?:\u{1B}\[[\d;]*[A-HJK])+/u;

/** A mode that is switched in the middle of a frame, such as the cursor, is not part of it. */
const modeSwitch = /^\u{1B}\[\?\d+[hl]$/u;

/** Outside of frames: the screen was erased or exchanged, so that nothing is known of it any more. */
const losesScreen = /\u{1B}\[(?:\d*J|[\d;]*K|\?1049)/u;

/** The terminal as the screens use it. */
type FrameWriter = {
  /** For Ink: a terminal on which only the cells of a frame that changed are written, all of them at once. */
  readonly stdout: NodeJS.WriteStream;
  /** A terminal that does not know its size, as a serial line, counts as 80x24. */
  readonly size: () => {readonly columns: number; readonly rows: number};
  /** Has the next frame painted on a cleared screen; `forget` makes Ink forget the last one, on which it builds. */
  readonly paintAnew: (forget: () => void) => void;
  /** Gives the primary screen back where Ink did not, as when its own drawing failed. */
  readonly restore: () => void;
};

/**
 * Wraps the terminal. Ink can leave out unchanged lines, but rewrites the rest of a changed one and moves relative to
 * where it thinks the cursor is; over a slow line the bytes are what a frame costs. Events of a new size do not reach
 * Ink, which would draw the old screen in it. `wholeFrames`: write every cell of every frame.
 */
export function frameWriter(terminal: NodeJS.WriteStream, wholeFrames = false): FrameWriter {
  // What came since the mark that begins a frame; null outside of one.
  let frame: string[] | null = null;
  // What the screen shows; null when nothing is known of it.
  let shown: readonly string[] | null = null;
  let forgetting = false;
  let alternate = false;

  const size = () => ({columns: terminal.columns || 80, rows: terminal.rows || 24});
  const fits = (lines: readonly string[], knownWidth: boolean) =>
    lines.length <= size().rows && (knownWidth || lines.every(line => lineCells(line).length <= size().columns));
  const writeFrame = (text: string): boolean => {
    const lines = text.replace(/\n$/, '').split('\n');
    // Drawn for another size, while the terminal changed its own: the frame for the new one follows.
    if (!fits(lines, shown !== null)) {
      shown = null;
      return true;
    }
    const bytes = screenDiff(wholeFrames ? null : shown, lines);
    shown = lines;
    return terminal.write(bytes.length < smallFrame ? bytes : beginSync + bytes + endSync);
  };
  const write = (data: string | Uint8Array, ...rest: readonly never[]): boolean => {
    // The shell has had the terminal since: leaving once more would move its cursor.
    if (forgetting || (data === leaveAlternateScreen && !alternate)) {
      return true;
    }
    if (data === enterAlternateScreen || data === leaveAlternateScreen) {
      alternate = data === enterAlternateScreen;
    }
    if (data === beginSync) {
      frame = [];
      return true;
    }
    if (frame !== null && data === endSync) {
      const text = frame.join('').replace(erasing, '');
      frame = null;
      return writeFrame(text);
    }
    if (frame !== null && typeof data === 'string' && data !== '' && !modeSwitch.test(data)) {
      frame.push(data);
      return true;
    }
    if (typeof data === 'string' && losesScreen.test(data)) {
      shown = null;
    }
    return terminal.write(data, ...rest);
  };

  const stdout: NodeJS.WriteStream = overlay(terminal, {
    write,
    get columns() {
      return size().columns;
    },
    get rows() {
      return size().rows;
    },
    on: (event: string, listener: () => void) => (event === 'resize' ? stdout : terminal.on(event, listener)),
  });
  return {
    stdout,
    size,
    paintAnew: forget => {
      shown = null;
      forgetting = true;
      try {
        forget();
      } finally {
        forgetting = false;
      }
    },
    restore: () => {
      if (alternate) {
        alternate = false;
        terminal.write(restoreModes);
      }
    },
  };
}
