/**
 * Writes and waits until the stream has taken it, so that a slow pipe gets everything before the program ends.
 * A reader that went away is no error here: the stream's `error` event tells the program to stop.
 */
export function writeText(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  return new Promise(resolve => {
    stream.write(text, () => resolve());
  });
}
