import {describe, expect, test} from 'vitest';
import {minute, second} from '../../helpers/pods.ts';
import {type Fleet, longestGapMs, type Outcome, pollCounts, simulate, simulated, timesOf} from './simulation.ts';

const {intervalMs, slowestMs, timeoutMs} = simulated;

// The delay with all its jitter, its own answer, and the answer of another that has to make room.
const selectedAtLatest = intervalMs * 1.1 + 2 * slowestMs;

// In the middle, so that jitter makes no difference between equal clusters.
const evenly = () => 0.5;

/** The gap for comparing, of a role that there is. */
function gapOf(outcome: Outcome, role: 'selected' | 'unsettled' | 'settled'): number {
  const gap = longestGapMs(outcome, role, outcome.allAskedAt ?? 0);
  if (gap === null) {
    throw new Error(`no ${role} cluster`);
  }
  return gap;
}

describe('what holds with any number of clusters', () => {
  test.each<Fleet>([
    {clusters: 1, forMs: 10 * minute},
    {clusters: 10, unsettled: 3, forMs: 10 * minute},
    {clusters: 50, unsettled: 5, forMs: 10 * minute},
    {clusters: 200, unsettled: 20, forMs: 10 * minute},
  ])('$clusters, $unsettled of them unsettled', async fleet => {
    const outcome = await simulate({...fleet, random: evenly});
    expect(outcome.mostUnderWay).toBeLessThanOrEqual(4);
    expect(outcome.allAskedAt).not.toBeNull();
    expect(longestGapMs(outcome, 'selected')).toBeLessThanOrEqual(selectedAtLatest);
    for (const role of ['unsettled', 'settled'] as const) {
      const counts = pollCounts(outcome, role) ?? {fewest: 1, most: 1};
      expect(counts.fewest).toBeGreaterThan(0);
      expect(counts.most - counts.fewest).toBeLessThanOrEqual(1);
    }
  });

  test('with as many clusters as an account may have, everybody is asked at the promised pace', async () => {
    const outcome = await simulate({clusters: 50, unsettled: 49, forMs: 10 * minute});
    expect(longestGapMs(outcome, 'unsettled')).toBeLessThanOrEqual(selectedAtLatest);
    const calm = await simulate({clusters: 50, forMs: 10 * minute});
    expect(longestGapMs(calm, 'settled')).toBeLessThanOrEqual(33 * second + 2 * slowestMs);
  });

  test('the unsettled come before the settled, and the settled do not starve', async () => {
    const outcome = await simulate({clusters: 600, unsettled: 180, forMs: 3 * minute});
    expect(outcome.mostUnderWay).toBeLessThanOrEqual(4);
    expect(longestGapMs(outcome, 'selected')).toBeLessThanOrEqual(selectedAtLatest);
    expect(gapOf(outcome, 'unsettled')).toBeLessThan(25 * second);
    expect(gapOf(outcome, 'settled')).toBeLessThan(2 * minute);
  });
});

describe('dead clusters', () => {
  const living = {clusters: 50, unsettled: 5, forMs: 10 * minute};

  test.each([1, 5, 20, 40])('%i of 50: the living wait no longer than without them', async dead => {
    const without = await simulate(living);
    const outcome = await simulate({...living, dead});
    for (const role of ['selected', 'unsettled', 'settled'] as const) {
      expect(gapOf(outcome, role)).toBeLessThanOrEqual(gapOf(without, role) + 2 * slowestMs);
    }
  });

  test('the selected is asked in time during the first look, too', async () => {
    const outcome = await simulate({...living, dead: 40});
    expect(longestGapMs(outcome, 'selected')).toBeLessThanOrEqual(selectedAtLatest);
  });

  test('they never hold more than two of the four places after the first look', async () => {
    const outcome = await simulate({...living, dead: 40});
    const from = outcome.allAskedAt ?? 0;
    const sent = timesOf(outcome, 'dead').flat();
    const held = (at: number) => sent.filter(other => other <= at && at < other + timeoutMs).length;
    const later = sent.filter(at => at > from + timeoutMs);
    expect(later.length).toBeGreaterThan(10);
    expect(Math.max(...later.map(held))).toBe(2);
  });

  test('where there is more to do than can be done, one dead cluster costs its place and no more', async () => {
    const busy = {clusters: 800, unsettled: 40, forMs: 3 * minute};
    const without = await simulate(busy);
    const outcome = await simulate({...busy, dead: 1});
    expect(gapOf(outcome, 'unsettled')).toBeLessThanOrEqual((gapOf(without, 'unsettled') * 4) / 3);
    expect(gapOf(outcome, 'settled')).toBeLessThanOrEqual((gapOf(without, 'settled') * 4) / 3);
  });
});

test.each([50, 1000])('429 with %i clusters: nobody is asked before Retry-After, then everybody', async clusters => {
  const retryAfterMs = 40 * second;
  const outcome = await simulate({
    clusters,
    unsettled: 5,
    forMs: 3 * minute,
    throttled: {afterMs: minute, retryAfterMs},
  });
  const at = outcome.throttledAt ?? 0;
  expect(at).toBeGreaterThanOrEqual(minute);
  const after = outcome.requests.filter(request => request.at > at);
  expect(after[0]?.at).toBeGreaterThanOrEqual(at + retryAfterMs);
  expect(after[0]).toMatchObject({role: 'selected', at: at + retryAfterMs});
  expect(new Set(after.map(({id}) => id)).size).toBe(clusters);
});
