import {connect, type Socket} from 'node:net';
import {onTestFinished} from 'vitest';

/** For `expect.poll`: slow machines get their time. */
export const patient = {timeout: 30_000};

/** A request on a socket of its own, and what came back on it so far. */
export type RawAnswer = {
  readonly socket: Socket;
  readonly received: () => Buffer;
  /** Status line and headers; empty while they are not complete. */
  readonly head: () => string;
  readonly body: () => Buffer;
  readonly text: () => string;
  /** How the connection ended: `end`, or the code of the error. */
  readonly outcome: Promise<string>;
};

/** Connects and, when `text` is given, writes it. The socket is destroyed when the test ends. */
export function openSocket(url: string, text = ''): RawAnswer {
  const {hostname, port} = new URL(url);
  const chunks: Buffer[] = [];
  const socket = connect(Number(port), hostname);
  const outcome = new Promise<string>(resolve => {
    socket.once('end', () => resolve('end'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('close'));
  });
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(text);
  onTestFinished(() => void socket.destroy());
  const received = () => Buffer.concat(chunks);
  const endOfHead = () => received().indexOf('\r\n\r\n');
  const body = () => (endOfHead() < 0 ? Buffer.alloc(0) : received().subarray(endOfHead() + 4));
  return {
    socket,
    received,
    head: () => received().subarray(0, Math.max(0, endOfHead())).toString(),
    body,
    text: () => body().toString(),
    outcome,
  };
}

/** Asks for a path. The connection may be kept. */
export function rawGet(url: string, path: string): RawAnswer {
  return openSocket(url, `GET ${path} HTTP/1.1\r\nHost: demo\r\n\r\n`);
}
