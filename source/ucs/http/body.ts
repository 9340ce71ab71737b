import type {FeedFailure} from '../../rollout/feed/failure.ts';
import {ucsFailure} from '../errors/words.ts';

const mebibyte = 1024 * 1024;

/** No answer of this API comes near it. */
export const maxBodyBytes = 32 * mebibyte;

function tooLarge(status: number, maxBytes: number): FeedFailure {
  const message = `the answer is larger than ${maxBytes / mebibyte} MiB`;
  return ucsFailure({kind: 'too-large', message, status});
}

/** Up to this size a body is put together at its end: room for the largest one would cost more than reading it. */
const smallBodyBytes = mebibyte;

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

// One buffer that grows: the pieces can be given back at once, and need not be there twice at the end.
function append(buffer: ArrayBuffer, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) {
    const end = buffer.byteLength;
    buffer.resize(end + piece.byteLength);
    new Uint8Array(buffer, end).set(piece);
  }
}

/** Reads a body to its end. Throws `FeedFailure` of kind `too-large`, counted after decompression, and whatever the stream throws. */
export async function readBody(response: Response, maxBytes = maxBodyBytes): Promise<Uint8Array> {
  const {status, headers, body} = response;
  // One that says so itself need not come first. Compressed, it is larger still.
  if (Number(headers.get('content-length')) > maxBytes) {
    await body?.cancel();
    throw tooLarge(status, maxBytes);
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  let grown: ArrayBuffer | null = null;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      grown?.resize(0);
      throw tooLarge(status, maxBytes);
    }
    pieces.push(chunk);
    if (grown !== null || size > smallBodyBytes) {
      grown ??= new ArrayBuffer(0, {maxByteLength: maxBytes});
      append(grown, pieces.splice(0));
    }
  }
  return grown === null ? joined(pieces, size) : new Uint8Array(grown.transferToFixedLength());
}
