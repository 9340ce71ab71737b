import {createServer as createHttpServer, type RequestListener} from 'node:http';
import {type AddressInfo, createServer as createTcpServer, type Server, type Socket} from 'node:net';
import {onTestFinished} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {FeedFailure} from '../../source/rollout/feed/failure.ts';
import type {Feed} from '../../source/rollout/feed/feed.ts';
import {createUcsClient} from '../../source/ucs/client.ts';
import type {Credentials, UcsClientOptions} from '../../source/ucs/http/options.ts';

/** The demo server, for as long as the test runs. */
export async function serve(options: DemoServerOptions = {}): Promise<DemoServer> {
  const server = await startDemoServer({scenario: 'sample', ...options});
  onTestFinished(() => server.close());
  return server;
}

async function listening(server: Server, sockets: ReadonlySet<Socket>): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that does to its connections what an HTTP server would not. Gives its URL. */
export function serveSockets(handle: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer(socket => {
    sockets.add(socket);
    // Clients go away in the middle of things here.
    socket.on('error', () => socket.destroy());
    handle(socket);
  });
  return listening(server, sockets);
}

/** An HTTP server that answers anything, on any path. Gives its URL. */
export function serveHttp(handle: RequestListener): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createHttpServer(handle);
  server.on('connection', socket => sockets.add(socket));
  return listening(server, sockets);
}

type ClientOptions = Partial<UcsClientOptions> & {
  /** In the place of `credentials`, when they never change. */
  readonly as?: Credentials | null;
};

/** A client of the server at `url`, which also plays IAM. */
export function clientOf(url: string, {as = null, ...options}: ClientOptions = {}): Feed {
  return createUcsClient({
    endpoint: url,
    iamEndpoint: url,
    credentials: async () => as,
    requestTimeoutMs: 10_000,
    fetch: globalThis.fetch,
    now: Date.now,
    userAgent: 'ucs-gitops/test',
    ...options,
  });
}

export function aksk(overrides: Partial<Credentials & {readonly kind: 'aksk'}> = {}): Credentials {
  return {
    kind: 'aksk',
    accessKey: 'AK-OF-A-TEST',
    secretKey: 'secret-key-of-a-test',
    securityToken: null,
    domainId: 'domain-of-a-test',
    ...overrides,
  };
}

/** The `FeedFailure` a call ends in; anything else fails the test. */
export async function errorOf(call: Promise<unknown>): Promise<FeedFailure> {
  const outcome = await call.then(
    value => value,
    (error: unknown) => error,
  );
  if (!(outcome instanceof FeedFailure)) {
    throw new Error(`expected a FeedFailure, got ${String(outcome)}`, {cause: outcome});
  }
  return outcome;
}

/** The cluster of the scenario `sample`. */
export const sampleCluster = 'b0d1ecb5-7947-11ee-9467-0255ac1001bf';
