import {createServer} from 'node:http';
import type {Clock} from '../../clock.ts';
import {type Listener, openListener} from '../listener.ts';
import {jsonReply} from '../reply.ts';
import {readRequest, sendReply} from './exchange.ts';
import {createRequestLog, type LoggedRequest} from './request-log.ts';

/** Another origin, for requests that are led away. It starts when its URL is asked for. */
export type Elsewhere = {
  readonly url: () => Promise<string>;
  /** What came there; empty when all is well. */
  readonly requests: readonly LoggedRequest[];
  readonly close: () => Promise<void>;
};

/** A server on another port of loopback that writes down who comes and answers everything with an empty list. */
export function createElsewhere(clock: Clock): Elsewhere {
  const {requests, add} = createRequestLog();
  let listener: Promise<Listener> | null = null;
  const start = () => {
    const server = createServer((incoming, response) => {
      const request = readRequest(incoming, '');
      add(request, 200, clock.now());
      sendReply(response, request, jsonReply(200, {metadata: {}, items: []}), clock).catch(() => response.destroy());
    });
    return openListener(server, 0);
  };
  return {
    url: async () => {
      listener ??= start();
      return `http://127.0.0.1:${(await listener).port}`;
    },
    requests,
    close: async () => {
      await (await listener)?.close();
    },
  };
}
