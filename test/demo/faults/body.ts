import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';
import {changedReply, type FaultTable} from '../../../source/demo/faults/fault.ts';
import {bodyBytes, type Reply} from '../../../source/demo/reply.ts';

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);
/** A byte that no UTF-8 has, an overlong NUL, half of a surrogate pair, and the beginning of a character that ends too soon. */
const noUtf8 = '\u00ff\u00c0\u0080\u00ed\u00a0\u0080\u00e4\u00b8';
const gzipHeader = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);

function header(reply: Reply, name: string, value: string): Reply['headers'] {
  return {...reply.headers, [name]: value};
}

/** The bytes given at the beginning of every text that is a value. As latin1, a character is a byte. */
function withBytesInTexts(body: Uint8Array, bytes: string): Uint8Array {
  const text = Buffer.from(body).toString('latin1');
  return Buffer.from(
    text.replaceAll(/" ?: ?"/g, start => start + bytes),
    'latin1',
  );
}

const hugeBytes = 1024 ** 3;

/** 1 GiB of JSON, nearly all of it blanks, in small pieces: nobody has to have it in one. */
function* hugeBody(): Generator<Uint8Array> {
  const start = Buffer.from('{"metadata":{},"items":[');
  const end = Buffer.from(']}');
  const blanks = Buffer.alloc(65_536, ' ');
  yield start;
  for (let left = hugeBytes - start.length - end.length; left > 0; left -= blanks.length) {
    yield left < blanks.length ? blanks.subarray(0, left) : blanks;
  }
  yield end;
}

function hugeStream(): Readable {
  return Readable.from(hugeBody(), {objectMode: false});
}

/** Good HTTP whose body is not what it should be. */
export const bodyFaults: FaultTable = {
  truncated: changedReply('the JSON stops half way', reply => {
    const body = bodyBytes(reply);
    return {body: body.subarray(0, Math.floor(body.length / 2))};
  }),
  empty: changedReply('200 with an empty body', () => ({status: 200, body: ''})),
  'wrong-type': changedReply('the right JSON, said to be HTML', reply => ({
    headers: header(reply, 'Content-Type', 'text/html'),
  })),
  bom: changedReply('a byte order mark before the JSON', reply => ({
    body: Buffer.concat([byteOrderMark, bodyBytes(reply)]),
  })),
  'bad-utf8': changedReply('every text begins with bytes that are no UTF-8', reply => ({
    body: withBytesInTexts(bodyBytes(reply), noUtf8),
  })),
  'bad-gzip': changedReply('said to be gzip, which it is only at the beginning', reply => ({
    headers: header(reply, 'Content-Encoding', 'gzip'),
    body: Buffer.concat([gzipHeader, Buffer.alloc(512, 0xff)]),
  })),
  'gzip-bomb': changedReply('1 MiB of gzip that unpacks to 1 GiB', reply => ({
    status: 200,
    headers: header(reply, 'Content-Encoding', 'gzip'),
    deliver: ({response}) => {
      response.removeHeader('Content-Length');
      return pipeline(hugeStream(), createGzip(), response);
    },
  })),
  huge: changedReply('a body of 1 GiB', reply => ({
    status: 200,
    headers: header(reply, 'Content-Length', String(hugeBytes)),
    deliver: ({response}) => pipeline(hugeStream(), response),
  })),
};
