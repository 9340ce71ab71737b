import {changedReply, type FaultTable} from '../../../source/demo/faults/fault.ts';
import {delivered} from '../../../source/demo/faults/socket.ts';
import {bodyBytes, type Reply} from '../../../source/demo/reply.ts';

function withLength(reply: Reply, length: number, headers: Reply['headers'] = {}): Partial<Reply> {
  return {headers: {...reply.headers, ...headers, 'Content-Length': String(length)}};
}

/** Bodies that come in drops, or are not as long as is said. */
export const socketFaults: FaultTable = {
  drip: delivered('the body comes at one byte a second', async ({response, body, sleep}) => {
    for (const byte of body) {
      response.write(Buffer.of(byte));
      await sleep(1000);
    }
    response.end();
  }),
  'short-length': changedReply('Content-Length says half of what comes', reply =>
    withLength(reply, Math.floor(bodyBytes(reply).length / 2)),
  ),
  'long-length': changedReply('Content-Length says 100 bytes more than come before the connection ends', reply =>
    withLength(reply, bodyBytes(reply).length + 100, {Connection: 'close'}),
  ),
};
