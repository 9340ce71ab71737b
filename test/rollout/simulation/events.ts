import fc from 'fast-check';
import {end} from './kubelet.ts';
import {type Deployment, isActive, podsOf, type SimulatedPod, type Template, type World} from './world.ts';

// What happens to a cluster: to one Deployment, or to one of its pods.

type Happening =
  | {readonly kind: 'upgrade'; readonly template: Template}
  | {readonly kind: 'rollback' | 'scale-to-0' | 'scale-back' | 'delete' | 'oom'}
  | {readonly kind: 'evict'; readonly reason: string | null}
  | {readonly kind: 'quota' | 'flap' | 'node-lost'; readonly seconds: number}
  | {readonly kind: 'refuse'; readonly pods: number};

/** Something that happens so many seconds after what came before. */
export type Event = Happening & {
  readonly after: number;
  readonly deployment: number;
  readonly pick: number;
  readonly old?: boolean;
};

function upgrade(world: World, deployment: Deployment, template: Template): void {
  const set = {hash: `hash${deployment.sets.length}`, template, createdAt: world.now, replicas: 0};
  deployment.sets.push(set);
  deployment.target = set;
}

function rollBack({sets}: Deployment, target: Deployment['target']): Deployment['target'] {
  return sets[sets.indexOf(target) - 1] ?? target;
}

function happenToPod(pod: SimulatedPod, event: Event, now: number): void {
  switch (event.kind) {
    case 'delete':
      pod.deletedAt ??= now;
      break;
    case 'oom':
      end(pod, 'OOMKilled', now);
      break;
    case 'evict':
      pod.failed ??= {reason: event.reason};
      break;
    case 'flap':
      pod.unreadyUntil = now + event.seconds;
      break;
    case 'node-lost':
      if (pod.node !== null && pod.node.lostSince === null) {
        pod.node.lostSince = now;
        pod.node.lostUntil = now + event.seconds;
      }
      break;
    default:
  }
}

/** Lets it happen. */
export function happen(world: World, event: Event): void {
  const deployment = world.deployments[event.deployment % world.deployments.length];
  if (deployment === undefined) {
    return;
  }
  switch (event.kind) {
    case 'upgrade':
      upgrade(world, deployment, event.template);
      break;
    case 'rollback':
      deployment.target = rollBack(deployment, deployment.target);
      break;
    case 'scale-to-0':
      deployment.wanted = deployment.replicas || deployment.wanted;
      deployment.replicas = 0;
      break;
    case 'scale-back':
      deployment.replicas = deployment.wanted;
      break;
    case 'quota':
      deployment.forbiddenUntil = world.now + event.seconds;
      break;
    case 'refuse':
      deployment.refusals = event.pods;
      break;
    default: {
      const pods = podsOf(world, deployment).filter(
        each => isActive(each) && !(event.old && each.set === deployment.target),
      );
      const pod = pods[event.pick % Math.max(1, pods.length)];
      if (pod !== undefined) {
        happenToPod(pod, event, world.now);
      }
    }
  }
}

/** What heals by itself, and how templates are that do not. */
export const good = fc.record({
  kind: fc.constant('good' as const),
  creating: fc.integer({min: 1, max: 20}),
  starting: fc.integer({min: 0, max: 15}),
  runs: fc.constant(0),
});

export const broken = fc.record({
  kind: fc.constantFrom('crashes' as const, 'never-ready' as const, 'no-image' as const),
  creating: fc.integer({min: 1, max: 20}),
  starting: fc.integer({min: 0, max: 15}),
  runs: fc.integer({min: 1, max: 40}),
});

const where = {
  after: fc.integer({min: 0, max: 150}),
  deployment: fc.nat({max: 2}),
  pick: fc.nat({max: 5}),
};

/** An event; upgrades are to one of these templates. */
export const event = (template: fc.Arbitrary<Template>): fc.Arbitrary<Event> =>
  fc.oneof(
    {weight: 4, arbitrary: fc.record({...where, kind: fc.constant('upgrade' as const), template})},
    {
      weight: 5,
      arbitrary: fc.record({
        ...where,
        kind: fc.constantFrom('rollback', 'scale-to-0', 'scale-back', 'delete', 'delete', 'oom'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({...where, kind: fc.constant('evict' as const), reason: fc.constantFrom('Evicted', null)}),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        ...where,
        kind: fc.constantFrom('quota', 'flap', 'node-lost'),
        seconds: fc.oneof(fc.integer({min: 1, max: 50}), fc.integer({min: 50, max: 500})),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({...where, kind: fc.constant('refuse' as const), pods: fc.integer({min: 1, max: 3})}),
    },
  ) as fc.Arbitrary<Event>;
