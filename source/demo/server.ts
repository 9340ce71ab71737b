import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createAuthCheck, type DemoAuth} from './auth-check.ts';
import type {DemoCluster} from './demo-cluster.ts';
import {readRequest, sendReply} from './exchange.ts';
import {type DemoRequest, gatewayError, type Reply} from './reply.ts';
import {type Play, routeOf} from './routes.ts';
import {scenarioClusters} from './scenarios.ts';
import {hex, randomFor} from './seeded-random.ts';

/** A reply that stands in for the server's own. Sent as it is: nothing is compressed. JSON, unless its headers say otherwise. */
export type CannedAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};
export type CannedReply = CannedAnswer | ((request: Pick<DemoRequest, 'path' | 'query' | 'headers'>) => CannedAnswer);

/** One request that came. `query` is without its `?`, `at` is epoch ms. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly at: number;
};

export type DemoServerOptions = {
  /** A name of `scenarioNames`; `rollout` when absent. */
  readonly scenario?: string;
  /** Clusters of one's own in the place of the scenario's, e.g. `generateFleet(200, 8, 1)`. */
  readonly clusters?: readonly DemoCluster[];
  /** Same seed and same time since the start: same bytes. 1 when absent. */
  readonly seed?: number;
  /** Epoch ms. Second 0 of the play is when the server starts. */
  readonly now?: () => number;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Absent: nobody is asked who they are. */
  readonly auth?: DemoAuth;
  /** At most so many pods in one answer; the rest follows by `continue`. Absent: all at once. */
  readonly pageSize?: number;
};

export type DemoServer = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly scenario: string;
  readonly clusters: readonly {readonly id: string; readonly name: string}[];
  /** The last 10,000 requests in the order of coming; grows as they come. */
  readonly requests: readonly LoggedRequest[];
  /**
   * From now on (null: no longer) answers so. `target` is a cluster id for its gitops path, `*` for that of every cluster,
   * or a path such as `/v1/clusters`; the most exact one wins.
   */
  readonly answer: (target: string, reply: CannedReply | null) => void;
  /** Ends all connections; nothing is left running. */
  readonly close: () => Promise<void>;
};

const requestsKept = 10_000;
/** Longer than any poll interval, so that a kept connection is not closed while a client is about to use it. */
const keepAliveMs = 90_000;

function cannedReply(canned: CannedReply, request: DemoRequest): Reply {
  const {status, headers, body} = typeof canned === 'function' ? canned(request) : canned;
  return {status, headers: {'Content-Type': 'application/json', ...headers}, body, compressible: false};
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Choose another one, or leave it out to take a free one.`, {cause: error})
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * Starts an HTTP server on loopback that answers as UCS (and, for the account's id, IAM) does, and plays a scenario
 * against the clock. Throws when there is no such scenario or the port is taken.
 */
export async function startDemoServer({
  scenario = 'rollout',
  seed = 1,
  clusters = scenarioClusters(scenario, seed),
  now = Date.now,
  port = 0,
  auth,
  pageSize = Number.POSITIVE_INFINITY,
}: DemoServerOptions = {}): Promise<DemoServer> {
  const play: Play = {clusters, startedAt: now(), now, pageSize};
  const authenticate = createAuthCheck(auth, now);
  const random = randomFor(seed, 'request ids');
  const canned = new Map<string, CannedReply>();
  const requests: LoggedRequest[] = [];

  /** What becomes of a request: everything that may happen to one is decided here. */
  const decide = (request: DemoRequest): Reply => {
    const route = routeOf(play, request.path);
    if (!route) {
      const message = 'The API does not exist or has not been published in the environment';
      return gatewayError(request, 404, 'APIGW.0101', message);
    }
    if (request.method !== 'GET') {
      const message = `The method ${request.method} has not been published in the environment: this server is read-only`;
      return gatewayError(request, 405, 'APIGW.0101', message);
    }
    const verdict = authenticate(request);
    if ('refusal' in verdict) {
      return verdict.refusal;
    }
    const replacement = route.canned.map(key => canned.get(key)).find(reply => reply !== undefined);
    return replacement ? cannedReply(replacement, request) : route.reply(request, verdict.domainId);
  };

  const decideSafely = (request: DemoRequest): Reply => {
    try {
      return decide(request);
    } catch (error) {
      return gatewayError(request, 500, 'APIGW.0601', `Internal server error: ${String(error)}`);
    }
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = now();
    const request = readRequest(incoming, hex(random, 32));
    const reply = decideSafely(request);
    const {method, path, rawQuery: query, headers} = request;
    requests.push({method, path, query, headers, status: reply.status, at});
    if (requests.length > requestsKept) {
      requests.shift();
    }
    await sendReply(response, request, reply, at);
  };

  const server = createServer({keepAliveTimeout: keepAliveMs}, (incoming, response) => {
    // What cannot be sent (a header that is none, say) ends the connection: the client must not wait for ever.
    handle(incoming, response).catch(() => response.destroy());
  });
  const boundPort = await listen(server, port);

  return {
    url: `http://127.0.0.1:${boundPort}`,
    scenario,
    clusters: clusters.map(({id, name}) => ({id, name})),
    requests,
    answer: (target, reply) => {
      if (reply) {
        canned.set(target, reply);
      } else {
        canned.delete(target);
      }
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
