import {isUtf8} from 'node:buffer';

/** A line without its line feed. */
export type TextLine = {
  /** Bytes before it. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
  /** null: it is no UTF-8, or far too long. */
  readonly text: string | null;
  /** False for a last line without a line feed. */
  readonly complete: boolean;
};

const lineFeed = 0x0a;

/** Longer than any line of ours: an answer has at most 64 MiB, and few of its characters are written as escapes. */
const maxLineBytes = 256 * 1024 * 1024;

/** A foreign file must be told from one of ours before all of it is in the memory. */
const maxFirstLineBytes = 4096;

function textOf(parts: readonly Uint8Array[]): string | null {
  const bytes = Buffer.concat(parts);
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}

/** The lines of a stream, one after the other; only one of them is held at a time. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let parts: Uint8Array[] = [];
  let offset = 0;
  let length = 0;
  const longest = () => (offset === 0 ? maxFirstLineBytes : maxLineBytes);
  const add = (part: Uint8Array) => {
    length += part.length;
    parts.push(part);
    if (length > longest()) {
      parts = [];
    }
  };
  const line = (complete: boolean): TextLine => {
    return {offset, length, text: length > longest() ? null : textOf(parts), complete};
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, end));
      yield line(true);
      offset += length + 1;
      from = end + 1;
      length = 0;
      parts = [];
    }
    add(chunk.subarray(from));
    if (offset === 0 && length > maxFirstLineBytes) {
      break;
    }
  }
  if (length > 0) {
    yield line(false);
  }
}
