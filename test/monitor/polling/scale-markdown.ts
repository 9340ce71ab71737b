import {minute} from '../../helpers/pods.ts';
import {type Fleet, longestGapMs, type Outcome, pollCounts, type Role, simulate} from './simulation.ts';

const fleets: readonly Omit<Fleet, 'forMs'>[] = [
  {clusters: 1},
  {clusters: 10, unsettled: 3},
  {clusters: 50, unsettled: 5},
  {clusters: 50, unsettled: 5, dead: 20},
  {clusters: 200, unsettled: 20},
  {clusters: 1000, unsettled: 50},
  {clusters: 1000, unsettled: 50, dead: 10},
];

const forMs = 5 * minute;

const heading = [
  'clusters',
  'unsettled',
  'dead',
  'requests a second',
  'all asked once after',
  'longest wait: selected',
  'wait: unsettled',
  'wait: settled',
  'wait: dead',
  'polls: unsettled',
  'polls: settled',
];

function seconds(ms: number | null): string {
  return ms === null ? '' : `${(ms / 1000).toFixed(1)} s`;
}

function range(outcome: Outcome, role: Role): string {
  const counts = pollCounts(outcome, role);
  return counts === null ? '' : `${counts.fewest}–${counts.most}`;
}

function row(outcome: Outcome): readonly string[] {
  const {clusters, unsettled = 0, dead = 0} = outcome.fleet;
  const gaps = (['selected', 'unsettled', 'settled', 'dead'] as const).map(role =>
    seconds(longestGapMs(outcome, role, outcome.allAskedAt ?? 0)),
  );
  return [
    clusters.toLocaleString('en'),
    String(unsettled),
    String(dead),
    (outcome.requests.length / (forMs / 1000)).toFixed(1),
    seconds(outcome.allAskedAt),
    ...gaps,
    range(outcome, 'unsettled'),
    range(outcome, 'settled'),
  ];
}

/** The README's table on scale, by five minutes of each fleet. */
export async function scaleMarkdown(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const fleet of fleets) {
    rows.push(row(await simulate({...fleet, forMs})));
  }
  return [heading, heading.map(() => '---:'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
