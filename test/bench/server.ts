import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/**
 * What the server plays: one cluster of six pods; 200 of eight, a fifth of them in trouble and changing all the time, or all
 * settled; 5,000 pods in one list; an answer of 30 MiB.
 */
export type Order = {readonly play: 'six' | 'fleet' | 'settled' | 'many' | 'heavy'};

/** What the server's process is told while it serves. */
export type Wish = {readonly kind: 'restart one'} | {readonly kind: 'fault'; readonly name: string | null};

/** What the server's process says. */
export type Told = {readonly kind: 'ready'; readonly url: string; readonly cluster: string} | {readonly kind: 'done'};

export type BenchServer = {
  readonly url: string;
  /** Id of the first cluster. */
  readonly cluster: string;
  /** From now on the first pod has one restart more. */
  readonly restartOne: () => Promise<void>;
  /** From now on the server has this fault; null: it is well. */
  readonly setFault: (name: string | null) => Promise<void>;
  readonly close: () => void;
};

async function told(child: ChildProcess): Promise<Told> {
  const [message] = (await once(child, 'message')) as [Told];
  return message;
}

/** Starts the embedded server in a process of its own. */
export async function startServer(play: Order['play']): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), {stdio: 'inherit'});
  child.send({play} satisfies Order);
  const ready = await told(child);
  if (ready.kind !== 'ready') {
    throw new Error('The server did not start.');
  }
  const wish = async (wanted: Wish) => {
    child.send(wanted);
    await told(child);
  };
  return {
    url: ready.url,
    cluster: ready.cluster,
    restartOne: () => wish({kind: 'restart one'}),
    setFault: name => wish({kind: 'fault', name}),
    close: () => void child.kill('SIGKILL'),
  };
}
