import type {PodIdentity} from './controllers.ts';
import {hex, letters, randomFor} from './seeded-random.ts';
import {type Life, type Moment, momentOf} from './timeline.ts';

/** A pod of the play: who it is and what becomes of it. */
export type DemoPod = {readonly identity: PodIdentity; readonly life: Life};

/** Those that exist `elapsed` seconds after the server's start, as they are then, by name. */
export function alivePods(
  pods: readonly DemoPod[],
  elapsed: number,
): readonly {readonly identity: PodIdentity; readonly moment: Moment}[] {
  return pods
    .flatMap(({identity, life}) => {
      const moment = momentOf(life, elapsed);
      return moment ? [{identity, moment}] : [];
    })
    .sort((one, other) => (one.identity.name < other.identity.name ? -1 : 1));
}

/** What the gitops path of a cluster answers: a list of pods, an error, or a text exactly as given. */
export type Act =
  | {readonly kind: 'pods'; readonly pods: readonly DemoPod[]}
  | {readonly kind: 'refusal'; readonly status: number; readonly code: string; readonly message: string}
  | {readonly kind: 'verbatim'; readonly status: number; readonly contentType: string; readonly body: string};

/** From second `from` after the server's start on, the cluster answers so. */
export type Chapter = {readonly from: number; readonly act: Act};

/** Where a cluster runs: Huawei Cloud CCE, attached from another cloud, or on-premises. */
export type Site = 'cce' | 'attached' | 'onpremise';

/** A cluster of the account. `chapters` are in the order of time. */
export type DemoCluster = {
  readonly id: string;
  readonly name: string;
  readonly site: Site;
  readonly chapters: readonly Chapter[];
};

/** What the cluster answers `elapsed` seconds after the server's start (before that: its first chapter). */
export function actAt({chapters}: DemoCluster, elapsed: number): Act {
  return (chapters.findLast(({from}) => from <= elapsed) ?? chapters[0])?.act ?? {kind: 'pods', pods: []};
}

/** UCS numbers clusters with time-based UUIDs; these look like them. */
export function clusterId(seed: number, name: string): string {
  const random = randomFor(seed, `cluster/${name}`);
  return `${hex(random, 8)}-${hex(random, 4)}-11f0-${letters(random, '89ab', 1)}${hex(random, 3)}-0255ac10${hex(random, 4)}`;
}
