import fc from 'fast-check';
import {expect, test} from 'vitest';
import {broken, type Event, event, good} from './events.ts';
import {doneAfter, falseWord, type Plan, play, statesFrom} from './play.ts';
import type {Template} from './world.ts';

// Deployments of a model, with what happens to them at random, watched as `wait` does. For more of them: RUNS=20000 SEED=7.
const runs = Number(process.env['RUNS'] ?? 8);
const seed = Number(process.env['SEED'] ?? 1);

const strategy = fc.constantFrom('RollingUpdate' as const, 'Recreate' as const);

function plans(events: fc.Arbitrary<readonly Event[]>): fc.Arbitrary<Plan> {
  return fc.record({
    deployments: fc.tuple(
      fc.record({strategy, replicas: fc.constant(1), template: good}),
      fc.record({strategy, replicas: fc.integer({min: 1, max: 4}), template: good}),
    ),
    lag: fc.integer({min: 1, max: 3}),
    events,
    watching: fc.record({
      from: fc.oneof(fc.constant(61), fc.integer({min: 0, max: 400})),
      interval: fc.integer({min: 2, max: 30}),
      conditions: fc.boolean(),
    }),
  });
}

const anything = (template: fc.Arbitrary<Template>) => plans(fc.array(event(template), {minLength: 1, maxLength: 6}));

/** No plan for which this says something; the message is what it says of the smallest that was found. */
function expectOfAll(all: fc.Arbitrary<Plan>, faultOf: (plan: Plan) => string | null): void {
  fc.assert(
    fc.property(all, plan => {
      expect(faultOf(plan)).toBeNull();
    }),
    {numRuns: runs, seed},
  );
}

test('no false word: never done before the rollout is over, never failing for what heals within the grace', () => {
  expectOfAll(anything(fc.oneof(good, broken)), falseWord);
});

test('where nothing is broken for good neither', () => {
  expectOfAll(anything(good), falseWord);
});

/** So long after all is well a wait may last: a container is on probation for a minute, and polls lie apart. */
const probation = 10 + 60 + 3;

test('once all is well and stays so, a wait ends', () => {
  const isTroubled = ({kind}: Event) => kind === 'oom' || kind === 'flap';
  expectOfAll(anything(fc.oneof(good, broken)), plan => {
    const well = doneAfter(plan);
    const {from, interval} = plan.watching;
    const limit = Math.max(well?.wellSince ?? 0, from) + probation + 2 * interval;
    // What went wrong again and again has to hold for longer.
    if (well === null || well.end < limit || plan.events.filter(isTroubled).length > 2) {
      return null;
    }
    return well.doneAt !== null && well.doneAt <= limit
      ? null
      : `well since ${well.wellSince} s, and done at ${well.doneAt} s`;
  });
});

const doomed = fc.record({
  kind: fc.constantFrom('crashes' as const, 'no-image' as const),
  creating: fc.integer({min: 1, max: 20}),
  starting: fc.integer({min: 0, max: 60}),
  runs: fc.integer({min: 1, max: 40}),
});

/** The node of an old pod is drained, or the pod is evicted or deleted: its ReplicaSet replaces it. */
const toOldPods: fc.Arbitrary<Event> = fc.record({
  after: fc.integer({min: 0, max: 200}),
  deployment: fc.constant(1),
  pick: fc.nat({max: 5}),
  old: fc.constant(true),
  kind: fc.constantFrom('delete' as const, 'evict' as const),
  reason: fc.constantFrom('Evicted', null),
});

const brokenUpgrade: fc.Arbitrary<Event> = fc.record({
  after: fc.integer({min: 0, max: 100}),
  deployment: fc.constant(1),
  pick: fc.constant(0),
  kind: fc.constant('upgrade' as const),
  template: doomed,
});

test('a broken release turns failing and stays so, whatever happens to the old pods', () => {
  const events = fc
    .tuple(brokenUpgrade, fc.array(toOldPods, {maxLength: 5}))
    .map(([first, others]) => [first, ...others]);
  expectOfAll(plans(events), plan => {
    const begun = 60 + (plan.events[0]?.after ?? 0);
    const lastAt = 60 + plan.events.reduce((sum, {after}) => sum + after, 0);
    const from = plan.watching.from < begun ? begun : lastAt;
    const states = statesFrom(plan, from);
    const [failingAt, state] = states.at(-1) ?? [0, 'unknown'];
    const limit = Math.max(from, plan.watching.from) + 480;
    const stays = states.filter(([, each]) => each === 'failing').length === 1;
    return state === 'failing' && stays && failingAt <= limit && states.length <= 10 ? null : JSON.stringify(states);
  });
});

test('the model rolls out: of a good upgrade there are new pods alone in the end', () => {
  const template: Template = {kind: 'good', creating: 5, starting: 5, runs: 0};
  const upgrade: Event = {kind: 'upgrade', template, after: 10, deployment: 0, pick: 0};
  const deployments = [{strategy: 'RollingUpdate' as const, replicas: 2, template}];
  const plan: Plan = {deployments, lag: 1, events: [upgrade], watching: {from: 61, interval: 5, conditions: false}};
  const hashes = new Set<string>();
  let inTheEnd: readonly string[] = [];
  play(plan, world => {
    inTheEnd = world.pods.map(({set}) => set.hash);
    for (const hash of inTheEnd) {
      hashes.add(hash);
    }
  });
  expect([...hashes]).toEqual(['hash0', 'hash1']);
  expect(inTheEnd).toEqual(['hash1', 'hash1']);
});
