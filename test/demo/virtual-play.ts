import {onTestFinished} from 'vitest';
import {type DemoServer, type DemoServerOptions, startDemoServer} from '../../source/demo/server.ts';

/** A demo server whose clock is moved by the test. */
export type VirtualPlay = {
  readonly server: DemoServer;
  /** Epoch ms of second 0. */
  readonly startedAt: number;
  /** Moves the clock to so many seconds after the start. */
  readonly moveTo: (seconds: number) => void;
  /** `GET` of a path of the server. */
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** `GET …/gitops` of the cluster of that name. */
  readonly gitops: (name: string, query?: string) => Promise<Response>;
};

/** 2026-11-23T08:00:00Z; the fraction shows that times in answers have whole seconds. */
const usualStart = Date.parse('2026-11-23T08:00:00.250Z');

/** A start for programs with a clock of their own: whenever the test runs, its pods are as old as they are now. */
export function hoursAgo(hours: number): number {
  return Date.now() - hours * 60 * 60 * 1000;
}

type PlayOptions = Omit<DemoServerOptions, 'now'> & {
  /** Epoch ms of second 0. */
  readonly startedAt?: number;
};

export async function startPlay({startedAt = usualStart, ...options}: PlayOptions = {}): Promise<VirtualPlay> {
  let now = startedAt;
  const server = await startDemoServer({...options, now: () => now});
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, {headers});
  return {
    server,
    startedAt,
    moveTo: seconds => {
      now = startedAt + seconds * 1000;
    },
    get,
    gitops: (name, query = '') => {
      const cluster = server.clusters.find(candidate => candidate.name === name);
      return get(`/v1/clusters/${cluster?.id ?? name}/gitops${query}`);
    },
  };
}

/** The same, closed when the test ends. */
export async function play(options: PlayOptions = {}): Promise<VirtualPlay> {
  const started = await startPlay(options);
  onTestFinished(() => started.server.close());
  return started;
}
