import type {DemoServerOptions} from '../../source/demo/server/server.ts';
import {createVirtualClock, type VirtualClock} from '../helpers/virtual-clock.ts';
import {fixedPlay, type VirtualPlay} from './virtual-play.ts';

/** A demo server of one healthy cluster whose faults wait only when the test lets the time pass. */
export type FaultyPlay = VirtualPlay & {
  /** `/v1/clusters/…/gitops` of the cluster. */
  readonly path: string;
  /** The honest answer of that path. */
  readonly honest: string;
  readonly clock: VirtualClock;
  /** What is asked for after all that has been sent so far: when this is back, that would have come too. */
  readonly roundTrip: () => Promise<unknown>;
};

export async function faultyPlay(fault: string | null, options: DemoServerOptions = {}): Promise<FaultyPlay> {
  const clock = createVirtualClock(0);
  const playing = await fixedPlay({scenario: 'enabled', sleep: clock.sleep, ...options});
  const path = `/v1/clusters/${playing.server.clusters[0]?.id}/gitops`;
  const honest = await (await playing.get(path)).text();
  await playing.server.setFault(fault);
  const roundTrip = async () => (await playing.get('/_demo/faults')).text();
  return {...playing, path, honest, clock, roundTrip};
}
