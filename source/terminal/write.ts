/**
 * Writes and waits until the stream has taken it, so that a slow pipe gets everything before the program ends.
 * A reader that went away is no error here: the stream's `error` event tells the program to stop.
 */
export function writeText(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  return new Promise(resolve => {
    stream.write(text, () => resolve());
  });
}

/** Lines that are written one after the other, without waiting for each. */
type LineWriter = {
  readonly print: (line: string) => void;
  /** Resolves when the stream has taken what was printed so far. */
  readonly written: () => Promise<void>;
};

export function createLineWriter(stream: NodeJS.WritableStream): LineWriter {
  let written = Promise.resolve();
  return {
    print: line => {
      written = written.then(() => writeText(stream, `${line}\n`));
    },
    written: () => written,
  };
}
