import {screenDiff} from './screen-diff.ts';

const beginSync = '\u{1B}[?2026h';
const endSync = '\u{1B}[?2026l';

/** A frame that is smaller than this appears at once anyway; the marks around it would cost more than they give. */
const smallFrame = 512;

/** How Ink gets back to the top before a frame: it erases, moves up, or goes home. */
const erasing = /^(?:\u{1B}\[[\d;]*[A-HJK])+/u;

/** Outside of frames: the screen was erased or exchanged, so that nothing is known of it any more. */
const losesScreen = /\u{1B}\[(?:\d*J|[\d;]*K|\?1049)/u;

/**
 * The terminal with a `write` that sends only the cells of a frame that changed. Ink can leave out unchanged lines, but
 * rewrites the rest of a changed one and moves relative to where it thinks the cursor is; over a slow line the bytes are
 * what a frame costs, and after a resize the relative moves go wrong. `wholeFrames`: write every cell of every frame.
 */
export function frameWriter(stdout: NodeJS.WriteStream, wholeFrames = false): NodeJS.WriteStream {
  // What came since the mark that begins a frame; null outside of one.
  let frame: string[] | null = null;
  let shown: readonly string[] | null = null;
  stdout.on('resize', () => {
    shown = null;
  });
  const writeFrame = (text: string): boolean => {
    const lines = text.replace(/\n$/, '').split('\n');
    const bytes = screenDiff(wholeFrames ? null : shown, lines);
    shown = lines;
    return stdout.write(bytes.length < smallFrame ? bytes : beginSync + bytes + endSync);
  };
  const write = (data: string | Uint8Array, ...rest: readonly never[]): boolean => {
    if (data === beginSync) {
      frame = [];
      return true;
    }
    if (frame !== null && data === endSync) {
      const text = frame.join('').replace(erasing, '');
      frame = null;
      return writeFrame(text);
    }
    if (frame !== null && typeof data === 'string' && data !== '') {
      frame.push(data);
      return true;
    }
    if (typeof data === 'string' && losesScreen.test(data)) {
      shown = null;
    }
    return stdout.write(data, ...rest);
  };
  return new Proxy(stdout, {
    get: (target, key) => {
      if (key === 'write') {
        return write;
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
