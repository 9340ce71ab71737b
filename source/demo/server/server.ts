import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import {setTimeout as wait} from 'node:timers/promises';
import type {Clock} from '../../clock.ts';
import {controlReply, isControl} from '../faults/control.ts';
import type {FaultTable} from '../faults/fault.ts';
import {demoFaults, findFault} from '../faults/faults.ts';
import {createFaultSwitch} from '../faults/switch.ts';
import {playTimetable} from '../faults/timed.ts';
import {openListener} from '../listener.ts';
import type {DemoCluster} from '../play/demo-cluster.ts';
import {scenarioClusters, scenarioFaults} from '../play/scenarios.ts';
import {hex, randomFor} from '../play/seeded-random.ts';
import {type DemoRequest, gatewayError, type Reply} from '../reply.ts';
import {createAuthCheck, type DemoAuth} from './auth-check.ts';
import {createElsewhere} from './elsewhere.ts';
import {readRequest, sendReply} from './exchange.ts';
import {createRequestLog, type LoggedRequest} from './request-log.ts';
import {type Play, routeOf} from './routes.ts';

/** A reply that stands in for the server's own. Sent as it is: nothing is compressed. JSON, unless its headers say otherwise. */
export type CannedAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};
export type CannedReply = CannedAnswer | ((request: Pick<DemoRequest, 'path' | 'query' | 'headers'>) => CannedAnswer);

export type DemoServerOptions = {
  /** A name of `scenarioNames`; `rollout` when absent. */
  readonly scenario?: string;
  /** Clusters of one's own in the place of the scenario's, e.g. `generateFleet(200, 8, 1)`. */
  readonly clusters?: readonly DemoCluster[];
  /** Same seed and same time since the start: same bytes. 1 when absent. */
  readonly seed?: number;
  /** Epoch ms. Second 0 of the play is when the server starts. */
  readonly now?: Clock['now'];
  /** False: responses have no `Date` header, so a client on another clock does not see a skew. */
  readonly dated?: boolean;
  /** How faults that are slow, or come and go by themselves, wait. Real time when absent. */
  readonly sleep?: Clock['sleep'];
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Absent: requests need no credentials. */
  readonly auth?: DemoAuth;
  /** At most so many pods in one answer; the rest follows by `continue`. Absent: all at once. */
  readonly pageSize?: number;
  /** The faults it has, among them those that come and go with the scenario; `demoFaults` when absent. */
  readonly faults?: FaultTable;
  /** The name of a fault that is on from the start for every request; absent: none is. */
  readonly fault?: string;
  /** Base URL that the fault `redirect-away` leads to. Absent: a server of its own, which starts with that fault. */
  readonly elsewhere?: string;
  /** PEM texts: the server speaks https then. */
  readonly tls?: {readonly cert: string; readonly key: string};
};

export type DemoServer = {
  /** `http://127.0.0.1:PORT`, with `tls` `https://…` */
  readonly url: string;
  readonly scenario: string;
  readonly clusters: readonly {readonly id: string; readonly name: string}[];
  /** The last 10,000 requests in the order of coming; grows as they come. */
  readonly requests: readonly LoggedRequest[];
  /** Those that `redirect-away` brought to the server it starts: a token in them has leaked. */
  readonly elsewhereRequests: readonly LoggedRequest[];
  /**
   * From now on (null: no longer) answers so. `target` is a cluster id for its gitops path, `*` for that of every cluster,
   * or a path such as `/v1/clusters`; the most exact one wins.
   */
  readonly answer: (target: string, reply: CannedReply | null) => void;
  /**
   * Switches one of the server's faults on, for all requests of the API or for those for the pods of one cluster (id
   * or name), which go before; null switches off what is on there, without a cluster everything. Ends by itself after
   * `seconds`. Requests under way go on as they began. Throws when there is no such fault or cluster.
   */
  readonly setFault: (name: string | null, cluster?: string, seconds?: number) => Promise<void>;
  /** Ends all connections; nothing is left running. */
  readonly close: () => Promise<void>;
};

/** Longer than any poll interval, so that a kept connection is not closed while a client is about to use it. */
const keepAliveMs = 90_000;

function cannedReply(canned: CannedReply, request: DemoRequest): Reply {
  const {status, headers, body} = typeof canned === 'function' ? canned(request) : canned;
  return {status, headers: {'Content-Type': 'application/json', ...headers}, body, compressible: false};
}

function realSleep(ms: number, signal?: AbortSignal): Promise<void> {
  return wait(ms, undefined, signal === undefined ? {} : {signal});
}

/**
 * Starts an HTTP server on loopback that answers as UCS (and, for the account's id, IAM) does, and plays a scenario
 * against the clock, with faults if asked for. Throws when there is no such scenario or fault, or the port is taken.
 */
export async function startDemoServer({
  scenario = 'rollout',
  seed = 1,
  clusters = scenarioClusters(scenario, seed),
  now = Date.now,
  dated = true,
  sleep = realSleep,
  port = 0,
  auth,
  pageSize = Number.POSITIVE_INFINITY,
  faults: table = demoFaults,
  fault,
  elsewhere,
  tls,
}: DemoServerOptions = {}): Promise<DemoServer> {
  if (fault !== undefined) {
    findFault(table, fault);
  }
  const names = clusters.map(({id, name}) => ({id, name}));
  const play: Play = {clusters, startedAt: now(), now, pageSize};
  const authenticate = createAuthCheck(auth, now);
  const random = randomFor(seed, 'request ids');
  const canned = new Map<string, CannedReply>();
  const log = createRequestLog();

  const options = {keepAliveTimeout: keepAliveMs};
  const server = tls ? createTlsServer({...tls, ...options}) : createServer(options);
  const listener = await openListener(server, port);
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${listener.port}`;
  const away = createElsewhere({now, sleep});
  const context = {seed, startedAt: play.startedAt, elsewhere: async () => elsewhere ?? (await away.url())};
  const faults = createFaultSwitch(table, names, context, listener, sleep);
  const timed = playTimetable(scenarioFaults(scenario), play.startedAt, {now, sleep}, name => faults.set(name));

  /** What becomes of a request: everything that may happen to one is decided here. */
  const decide = async (request: DemoRequest): Promise<Reply> => {
    await timed.follow();
    if (isControl(request)) {
      return controlReply(request, faults, table, url);
    }
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
    const honest = (): Reply => {
      const replacement = route.canned.map(key => canned.get(key)).find(reply => reply !== undefined);
      return replacement ? cannedReply(replacement, request) : route.reply(request, verdict.domainId);
    };
    const misbehave = faults.misbehaviour(route.clusterId);
    return misbehave ? misbehave({request, clusterId: route.clusterId, honest}) : honest();
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = now();
    response.sendDate = dated;
    const request = readRequest(incoming, hex(random, 32));
    const reply = await decide(request).catch((error: unknown) =>
      gatewayError(request, 500, 'APIGW.0601', `Internal server error: ${String(error)}`),
    );
    log.add(request, reply.status, at);
    await sendReply(response, request, reply, {now, sleep});
  };

  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    // What cannot be sent (a header that is none, say) ends the connection: the client must not wait for ever.
    handle(incoming, response).catch(() => response.destroy());
  });
  if (fault !== undefined) {
    await faults.set(fault);
  }

  return {
    url,
    scenario,
    clusters: names,
    requests: log.requests,
    elsewhereRequests: away.requests,
    answer: (target, reply) => {
      if (reply) {
        canned.set(target, reply);
      } else {
        canned.delete(target);
      }
    },
    setFault: faults.set,
    close: async () => {
      timed.close();
      faults.close();
      await Promise.all([listener.close(), away.close()]);
    },
  };
}
