import {UcsError} from './errors.ts';

const mebibyte = 1024 * 1024;

/** No answer of this API comes near it. */
export const maxBodyBytes = 32 * mebibyte;

/** A body, or a part of one, as text: without a byte order mark at its beginning, and what is not UTF-8 replaced. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function tooLarge(status: number, maxBytes: number): UcsError {
  const message = `the answer is larger than ${maxBytes / mebibyte} MiB`;
  return new UcsError({kind: 'too-large', message, status});
}

/** Reads a body to its end. Throws `UcsError` of kind `too-large`, counted after decompression, and whatever the stream throws. */
export async function readBody(response: Response, maxBytes = maxBodyBytes): Promise<Uint8Array> {
  const {status, headers, body} = response;
  // One that says so itself need not come first. Compressed, it is larger still.
  if (Number(headers.get('content-length')) > maxBytes) {
    await body?.cancel();
    throw tooLarge(status, maxBytes);
  }
  // One buffer that grows: the pieces can be given back at once, and need not be there twice at the end.
  const buffer = new ArrayBuffer(0, {maxByteLength: maxBytes});
  for await (const chunk of body ?? []) {
    const size = buffer.byteLength;
    if (size + chunk.byteLength > maxBytes) {
      buffer.resize(0);
      throw tooLarge(status, maxBytes);
    }
    buffer.resize(size + chunk.byteLength);
    new Uint8Array(buffer, size).set(chunk);
  }
  return new Uint8Array(buffer.transferToFixedLength());
}
