import type {Clock} from '../../clock.ts';
import type {Listener} from '../listener.ts';
import type {Fault, FaultContext, FaultTable, Misbehaviour} from './fault.ts';
import {findFault} from './faults.ts';

type NamedCluster = {readonly id: string; readonly name: string};

/** A fault that is on, and for what: the name of a cluster, or `*` for every request of the API. */
export type ActiveFault = {readonly name: string; readonly cluster: string};

/** Switches faults on and off while the server runs. */
export type FaultSwitch = {
  /**
   * Switches a fault on for a cluster (id or name) or, with `*`, for every request of the API; null switches off what is on
   * there, with `*` everything. Ends by itself after `seconds`. Throws when there is no such fault or cluster.
   */
  readonly set: (name: string | null, cluster?: string, seconds?: number) => Promise<void>;
  readonly active: () => readonly ActiveFault[];
  /** What to do with a request for this cluster's pods, or (null) for anything else; null: nothing is wrong. */
  readonly misbehaviour: (clusterId: string | null) => Misbehaviour | null;
  /** From now on nothing is switched any more, nor waited for. */
  readonly close: () => void;
};

type Running = ActiveFault & {
  readonly door: boolean;
  readonly misbehaviour: Misbehaviour | null;
  readonly ended: AbortController;
};

const everything = '*';
const longestSeconds = 86_400;

function checkSeconds(seconds: number | undefined): void {
  if (seconds !== undefined && !(seconds > 0 && seconds <= longestSeconds)) {
    throw new Error(`A fault lasts more than 0 and at most ${longestSeconds} seconds.`);
  }
}

function checkTarget(name: string, fault: Fault, target: string): void {
  if ('door' in fault && target !== everything) {
    throw new Error(`The fault "${name}" is of the whole server: it cannot be for one cluster.`);
  }
}

export function createFaultSwitch(
  table: FaultTable,
  clusters: readonly NamedCluster[],
  context: FaultContext,
  listener: Pick<Listener, 'setDoor'>,
  sleep: Clock['sleep'],
): FaultSwitch {
  const running = new Map<string, Running>();
  const closed = new AbortController();

  const findCluster = (wanted: string): NamedCluster => {
    if (wanted === everything) {
      return {id: everything, name: everything};
    }
    const cluster = clusters.find(({id, name}) => id === wanted || name === wanted);
    if (!cluster) {
      const names = clusters.map(({name}) => name).join(', ');
      throw new Error(`There is no cluster "${wanted}". Choose one of: ${names}.`);
    }
    return cluster;
  };

  const end = async (target: string): Promise<void> => {
    const fault = running.get(target);
    running.delete(target);
    fault?.ended.abort();
    if (fault?.door) {
      await listener.setDoor('open');
    }
  };

  const begin = async (name: string, cluster: NamedCluster, seconds: number | undefined): Promise<void> => {
    const fault = findFault(table, name);
    const target = cluster.id;
    checkTarget(name, fault, target);
    const door = 'door' in fault;
    const misbehaviour = door ? null : await fault.begin(context);
    await end(target);
    const ended = new AbortController();
    running.set(target, {name, cluster: cluster.name, door, misbehaviour, ended});
    if (door) {
      await listener.setDoor(fault.door);
    }
    if (seconds !== undefined) {
      const itsEnd = sleep(seconds * 1000, AbortSignal.any([ended.signal, closed.signal]));
      // When the waiting is cut off, something else has ended the fault.
      void itsEnd.then(
        () => end(target),
        () => {},
      );
    }
  };

  return {
    set: async (name, cluster = everything, seconds) => {
      if (closed.signal.aborted) {
        throw new Error('The server is closed: its faults cannot be switched any more.');
      }
      checkSeconds(seconds);
      const found = findCluster(cluster);
      if (name !== null) {
        await begin(name, found, seconds);
        return;
      }
      await Promise.all(found.id === everything ? [...running.keys()].map(end) : [end(found.id)]);
    },
    active: () => [...running.values()].map(({name, cluster}) => ({name, cluster})),
    misbehaviour: clusterId =>
      (clusterId === null ? null : running.get(clusterId)?.misbehaviour) ??
      running.get(everything)?.misbehaviour ??
      null,
    close: () => closed.abort(),
  };
}
