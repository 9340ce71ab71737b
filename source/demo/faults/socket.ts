import type {ServerResponse} from 'node:http';
import {TLSSocket} from 'node:tls';
import type {Reply} from '../reply.ts';
import {changedReply, type Fault, type FaultTable, turnCounter} from './fault.ts';
import {errorReply} from './status.ts';

/** Honest in what it says, but not in how that is sent. */
export function delivered(title: string, deliver: NonNullable<Reply['deliver']>): Fault {
  return changedReply(title, () => ({deliver}));
}

/** Ends a connection with RST. TLS knows no such thing: there it ends without a word. */
function reset({socket}: ServerResponse): void {
  if (socket instanceof TLSSocket) {
    socket.destroy();
  } else {
    socket?.resetAndDestroy();
  }
}

function half(body: Uint8Array): Uint8Array {
  return body.subarray(0, Math.floor(body.length / 2));
}

function late(title: string, ms: number): Fault {
  return delivered(title, async ({response, body, sleep}) => {
    await sleep(ms);
    response.end(body);
  });
}

/** Good answers and errors in turn, on each path. */
const flapping: Fault = {
  title: 'every other answer is a 503',
  begin: () => {
    const turnOf = turnCounter();
    return ({request, honest}) => (turnOf(request.path) % 2 === 1 ? errorReply(request, 503, 'json') : honest());
  },
};

/** What goes wrong with connections, or takes too long. */
export const socketFaults: FaultTable = {
  refuse: {title: 'nobody listens: connections are refused', door: 'refusing'},
  'reset-at-connect': {title: 'connections are reset as soon as they are there', door: 'resetting'},
  reset: delivered('the connection is reset in the place of an answer', ({response}) => reset(response)),
  'reset-in-body': delivered('the connection is reset after half of the body', ({response, body}) => {
    response.write(half(body), () => reset(response));
  }),
  hang: delivered('no answer ever comes', () => {}),
  'hang-in-body': delivered('half of the body comes, then nothing', ({response, body}) => {
    response.write(half(body));
  }),
  slow: late('every answer takes 3 seconds', 3000),
  'very-slow': late('every answer takes 30 seconds', 30_000),
  flapping,
};
