import {once} from 'node:events';
import type {Server as HttpServer, IncomingMessage, ServerResponse} from 'node:http';
import type {Server as HttpsServer} from 'node:https';
import type {AddressInfo} from 'node:net';

/** How connections are met: accepted, refused, or reset as soon as they are there. */
export type Door = 'open' | 'refusing' | 'resetting';

/** The listening side of a server on loopback. */
export type Listener = {
  readonly port: number;
  /** Connections under way go on to the end of their response; idle ones end. Throws when the port was taken meanwhile. */
  readonly setDoor: (door: Door) => Promise<void>;
  /** Ends all connections, for good. */
  readonly close: () => Promise<void>;
};

async function listen(server: HttpServer | HttpsServer, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      const message = `Port ${port} is in use. Choose another one, or leave it out to take a free one.`;
      throw new Error(message, {cause: error});
    }
    throw error;
  }
  return (server.address() as AddressInfo).port;
}

/** Listens on a port of loopback (0: any free one). Throws when it is taken. */
export async function openListener(server: HttpServer | HttpsServer, wantedPort: number): Promise<Listener> {
  let door: Door = 'open';
  let closed = false;
  const port = await listen(server, wantedPort);
  // Of an https server too these are the bare TCP sockets.
  server.on('connection', socket => {
    if (door === 'resetting') {
      socket.resetAndDestroy();
    }
  });
  server.on('request', ({socket}: IncomingMessage, response: ServerResponse) => {
    // With the door shut, a kept connection would be a way in.
    response.once('finish', () => {
      if (door !== 'open') {
        socket.end();
      }
    });
  });
  const move = async (next: Door): Promise<void> => {
    if (closed) {
      return;
    }
    door = next;
    if (next === 'refusing') {
      server.close();
    } else if (!server.listening) {
      await listen(server, port);
    }
    if (next === 'resetting') {
      server.closeIdleConnections();
    }
  };
  // One after the other: a server that is closed while it begins to listen never says that it listens.
  let moved: Promise<void> = Promise.resolve();
  const settled = () => moved.catch(() => {});
  return {
    port,
    setDoor: next => {
      moved = settled().then(() => move(next));
      return moved;
    },
    close: async () => {
      closed = true;
      await settled();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
