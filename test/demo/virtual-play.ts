import {onTestFinished} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from './test-faults.ts';

/** A demo server whose clock is moved by the test. */
export type VirtualPlay = {
  readonly server: DemoServer;
  /** Epoch ms of second 0. */
  readonly startedAt: number;
  readonly now: () => number;
  /** Moves the clock to so many seconds after the start. */
  readonly moveTo: (seconds: number) => void;
  /** `GET` of a path of the server. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** `GET …/gitops` of the cluster of that name. */
  readonly gitops: (name: string, query?: string) => Promise<Response>;
};

// The fraction shows that times in answers have whole seconds.
const fixedStart = Date.parse('2026-11-23T08:00:00.250Z');

/** On any day, pods that started then are as old as they are today to a program on the clock of this machine. */
function hoursAgo(hours: number): number {
  return Date.now() - hours * 60 * 60 * 1000;
}

type PlayOptions = Omit<DemoServerOptions, 'now' | 'dated'>;

async function playFrom(startedAt: number, options: Omit<DemoServerOptions, 'now'>): Promise<VirtualPlay> {
  let time = startedAt;
  const now = () => time;
  const server = await startDemoServer({faults: allFaults, ...options, now});
  onTestFinished(() => server.close());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, {headers});
  return {
    server,
    startedAt,
    now,
    moveTo: seconds => {
      time = startedAt + seconds * 1000;
    },
    get,
    gitops: (name, query = '') => {
      const cluster = server.clusters.find(candidate => candidate.name === name);
      return get(`/v1/clusters/${cluster?.id ?? name}/gitops${query}`);
    },
  };
}

/**
 * A demo server with all faults, whose play stands until the test moves it, closed when the test ends. It began three hours
 * ago, and answers do not tell that the server's clock stands, too.
 */
export function startPlay(options: PlayOptions = {}): Promise<VirtualPlay> {
  return playFrom(hoursAgo(3), {...options, dated: false});
}

/**
 * The same from 2026-11-23T08:00:00Z on, for tests that compare times of answers. A program on the clock of this machine
 * must not ask it: how old its pods are to that depends on the day.
 */
export function fixedPlay(options: PlayOptions = {}): Promise<VirtualPlay> {
  return playFrom(fixedStart, options);
}
