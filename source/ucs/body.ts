import {UcsError} from './errors.ts';

const mebibyte = 1024 * 1024;

/** No answer of this API comes near it. */
export const maxBodyBytes = 32 * mebibyte;

export type Body = {readonly bytes: Uint8Array; readonly text: string};

/**
 * Reads a body to its end; `text` is without a byte order mark, and what is not UTF-8 in it is replaced.
 * Throws `UcsError` of kind `too-large`, counted after decompression, and whatever the stream throws.
 */
export async function readBody(response: Response, maxBytes = maxBodyBytes): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new UcsError({
        kind: 'too-large',
        message: `the answer is larger than ${maxBytes / mebibyte} MiB`,
        status: response.status,
      });
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return {bytes, text: new TextDecoder().decode(bytes)};
}
