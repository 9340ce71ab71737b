import {compactFrame} from './compact-frame.ts';
import {enterAlternateScreen, leaveAlternateScreen, restoreModes} from './terminal-modes.ts';

const beginSync = '\u{1B}[?2026h';
const endSync = '\u{1B}[?2026l';
const clearScreen = '\u{1B}[H\u{1B}[2J';

/** A frame that is smaller than this appears at once anyway; the marks around it would cost more than they give. */
const smallFrame = 512;

/** The terminal as the screens use it. */
export type FrameWriter = {
  /**
   * For Ink: a terminal on which each frame is sent in one piece and in few bytes. Over a slow line the bytes are what a
   * frame costs, and a frame that arrives in pieces flickers.
   */
  readonly stdout: NodeJS.WriteStream;
  /** A terminal that does not know its size, as a serial line, counts as 80x24. */
  readonly size: () => {readonly columns: number; readonly rows: number};
  /** Has the next frame painted on a cleared screen; `forget` makes Ink forget the last one, on which it builds. */
  readonly paintAnew: (forget: () => void) => void;
  /** Gives the primary screen back where Ink did not, as when its own drawing failed. */
  readonly restore: () => void;
};

/** Wraps the terminal. Its events of a new size do not reach Ink, which would draw the old screen in it. */
export function frameWriter(terminal: NodeJS.WriteStream): FrameWriter {
  // What came since the mark that begins a frame; null outside of one.
  let frame: string[] | null = null;
  let forgetting = false;
  let anew = false;
  let alternate = false;

  const send = (whole: string): boolean => {
    const text = anew ? clearScreen + whole : whole;
    anew = false;
    return terminal.write(text.length < smallFrame ? text : beginSync + text + endSync);
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
      const whole = compactFrame(frame.join(''));
      frame = null;
      return send(whole);
    }
    if (frame !== null && typeof data === 'string' && data !== '') {
      frame.push(data);
      return true;
    }
    return terminal.write(data, ...rest);
  };
  const size = () => ({columns: terminal.columns || 80, rows: terminal.rows || 24});

  const stdout: NodeJS.WriteStream = new Proxy(terminal, {
    get: (target, key) => {
      switch (key) {
        case 'write':
          return write;
        case 'columns':
        case 'rows':
          return size()[key];
        case 'on':
          return (event: string, listener: () => void) => (event === 'resize' ? stdout : target.on(event, listener));
        default: {
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        }
      }
    },
  });
  return {
    stdout,
    size,
    paintAnew: forget => {
      anew = true;
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
