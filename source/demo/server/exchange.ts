import type {IncomingHttpHeaders, IncomingMessage, ServerResponse} from 'node:http';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';
import type {Clock} from '../../clock.ts';
import {bodyBytes, type DemoRequest, type Reply} from '../reply.ts';

/** Smaller bodies do not gain from it. */
const gzipAboveBytes = 1024;

const compress = promisify(gzip);

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

export function readRequest({method = 'GET', url = '/', headers}: IncomingMessage, id: string): DemoRequest {
  const [path = '/', ...query] = url.split('?');
  const rawQuery = query.join('?');
  return {id, method, path, rawQuery, query: new URLSearchParams(rawQuery), headers: flatHeaders(headers)};
}

/** Sends a reply, gzipped when both sides want that. Headers of the reply go before the server's own. */
export async function sendReply(
  response: ServerResponse,
  request: DemoRequest,
  reply: Reply,
  {now, sleep}: Clock,
): Promise<void> {
  const plain = bodyBytes(reply);
  const accepted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const zip = reply.compressible && accepted && plain.length > gzipAboveBytes;
  const body = zip ? await compress(plain, {level: 1}) : plain;
  const own = {
    ...(response.sendDate ? {Date: new Date(now()).toUTCString()} : {}),
    'X-Request-Id': request.id,
    'Content-Length': String(body.length),
  };
  response.statusCode = reply.status;
  // One by one: setHeader does not mind upper and lower case, so a reply's `date` takes the place of ours.
  for (const [name, value] of [...Object.entries(own), ...Object.entries(reply.headers)]) {
    response.setHeader(name, value);
  }
  if (zip) {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
  }
  if (!reply.deliver) {
    response.end(body);
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  await reply.deliver({response, body, sleep: ms => sleep(ms, gone.signal)});
}
