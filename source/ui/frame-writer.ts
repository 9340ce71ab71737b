import {compactFrame} from './compact-frame.ts';
import {steadyColumns} from './steady-columns.ts';

const beginSync = '\u{1B}[?2026h';
const endSync = '\u{1B}[?2026l';

/** A frame that is smaller than this appears at once anyway; the marks around it would cost more than they give. */
const smallFrame = 512;

/**
 * The terminal with a `write` that sends each frame in one piece and in few bytes. Over a slow line the bytes are what
 * a frame costs, and a frame that arrives in pieces flickers.
 */
export function frameWriter(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  // What came since the mark that begins a frame; null outside of one.
  let frame: string[] | null = null;
  const write = (data: string | Uint8Array, ...rest: readonly never[]): boolean => {
    if (data === beginSync) {
      frame = [];
      return true;
    }
    if (frame !== null && data === endSync) {
      const whole = compactFrame(steadyColumns(frame.join('')));
      frame = null;
      return stdout.write(whole.length < smallFrame ? whole : beginSync + whole + endSync);
    }
    if (frame !== null && typeof data === 'string' && data !== '') {
      frame.push(data);
      return true;
    }
    // After the terminal was handed over Ink writes the last frame without marks.
    return stdout.write(typeof data === 'string' ? steadyColumns(data) : data, ...rest);
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
