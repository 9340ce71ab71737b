import {describe, expect, it} from 'vitest';
import type {Rollout} from '../../../source/rollout/cluster/rollout.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import type {Step, StepKind} from '../../../source/rollout/pod/steps/step.ts';
import {plainText, segmentsWidth} from '../../../source/ui/look/segments.ts';
import {createTheme} from '../../../source/ui/look/theme.ts';
import {type Axis, axisOf, axisTitle} from '../../../source/ui/steps/axis.ts';
import {stepBar} from '../../../source/ui/steps/bar.ts';
import {stepChain, stepNow} from '../../../source/ui/steps/words.ts';
import {judged} from '../../helpers/pods.ts';

const {symbols} = createTheme({color: false, ascii: true});
const start = 1_795_420_800_000;
const at = (seconds: number) => start + seconds * 1000;

type Begin = readonly [kind: `${StepKind}${'' | '!'}`, seconds: number];

const stepsOf = (begins: readonly Begin[], tries = 1) =>
  begins.map(
    ([kind, seconds], index): Step => ({
      kind: kind.replace('!', '') as StepKind,
      failing: kind.endsWith('!'),
      from: at(seconds),
      to: begins[index + 1] === undefined ? null : at(begins[index + 1]?.[1] ?? 0),
      exact: true,
      tries: kind.endsWith('!') ? tries : 0,
    }),
  );

const rollout = (from: number, to: number | null): Rollout => ({
  from: at(from),
  to: to === null ? null : at(to),
  isExact: true,
  isNew: true,
});

const axis: Axis = {from: at(0), lengthMs: 40_000, cells: 20};

describe('a bar on an axis of 40 s and 20 cells', () => {
  it.each<[name: string, begins: readonly Begin[], now: number, bar: string]>([
    ['queued', [['queued', 0]], 2, '.'],
    [
      'grows by a cell',
      [
        ['queued', 0],
        ['creating', 2],
      ],
      10,
      '.----',
    ],
    [
      'and by another',
      [
        ['queued', 0],
        ['creating', 2],
      ],
      12,
      '.-----',
    ],
    [
      'ready is a mark',
      [
        ['queued', 0],
        ['creating', 2],
        ['starting', 20],
        ['ready', 28],
      ],
      39,
      '.---------====#',
    ],
    [
      'a step however short has a cell',
      [
        ['queued', 0],
        ['creating', 0.1],
        ['starting', 0.2],
        ['ready', 0.3],
      ],
      30,
      '.-=#',
    ],
    [
      'failing',
      [
        ['queued', 0],
        ['pulling!', 2],
      ],
      20,
      '.xxxxxxxxx',
    ],
    [
      'it began before the axis',
      [
        ['queued', -100],
        ['ready', -80],
      ],
      20,
      '#',
    ],
    [
      'it was ready, and fails in the rollout',
      [
        ['queued', -100],
        ['ready', -80],
        ['starting!', 10],
      ],
      20,
      '#####xxxxx',
    ],
    [
      'it came later',
      [
        ['queued', 10],
        ['creating', 12],
      ],
      20,
      '     .----',
    ],
    [
      'it ran, and more is not known',
      [
        ['creating', 0],
        ['running', 20],
        ['ready', 3600],
      ],
      3600,
      '----------#',
    ],
    [
      'longer than the axis',
      [
        ['queued', 0],
        ['creating', 2],
      ],
      100,
      '.-------------------',
    ],
    ['nothing is known', [], 20, ''],
  ])('%s', (_name, begins, now, bar) => {
    const segments = stepBar(stepsOf(begins), axis, at(now), symbols);
    expect(plainText([segments]).trimEnd()).toBe(bar);
    expect(segmentsWidth(segments)).toBe(20);
  });
});

describe('the axis', () => {
  it.each([
    [rollout(0, null), 12, 20],
    [rollout(0, null), 41, 60],
    [rollout(0, null), 3 * 60 + 14, 240],
    [rollout(0, 46), 9999, 60],
    [rollout(0, null), 100_000, 172_800],
    [null, 5, 20],
  ])('of %j at %i s is %i s long', (of, now, seconds) => {
    expect(axisOf(of, at(now), 20).lengthMs).toBe(seconds * 1000);
  });

  it.each([
    [40, '0s        15s       30s       45s'],
    [20, '0s        30s'],
    [10, '0s'],
    [1, ''],
  ])('has as many times above it as fit in %i cells', (cells, title) => {
    expect(plainText([axisTitle({from: 0, lengthMs: 60_000, cells})]).trimEnd()).toBe(title);
  });
});

const podWith = (begins: readonly Begin[], tries?: number, parts: Partial<JudgedPod> = {}) =>
  judged({}, {steps: stepsOf(begins, tries), ...parts});

const backOff = {line: {...judged().line, status: 'ImagePullBackOff'}};
const up: readonly Begin[] = [
  ['queued', 0],
  ['creating', 2],
  ['starting', 16],
  ['ready', 24],
];

describe('the steps in words', () => {
  it.each<[judged: JudgedPod, now: number, short: string, chain: string]>([
    [podWith([['queued', 0]]), 3, 'queued 3s', 'queued 3s > create > start > ready'],
    [
      podWith([
        ['queued', 0],
        ['creating', 2],
      ]),
      43,
      'creating 41s',
      'queued 2s > creating 41s > start > ready',
    ],
    [podWith(up), 900, 'ready in 24s', 'queued 2s > creating 14s > start 8s > ready  took 24s'],
    [
      podWith(
        [
          ['queued', 0],
          ['pulling!', 1],
        ],
        6,
        backOff,
      ),
      195,
      'ImagePullBackOff 3m14s, 6 tries',
      'queued 1s > pulling 3m14s, 6 tries x > start > ready',
    ],
    [
      podWith([...up, ['starting!', 900], ['starting', 920]], 2),
      925,
      'starting 5s',
      'queued 2s > creating 14s > start 8s > ready 14m > start 20s, 2 tries x > starting 5s > ready',
    ],
    [
      podWith([
        ['creating', 0],
        ['running', 20],
        ['ready', 3600],
      ]),
      3700,
      'ready',
      'creating 20s > ready',
    ],
    [podWith([]), 5, 'Running', ''],
  ])('%#', (pod, now, short, chain) => {
    expect(stepNow(pod, at(now), 40)).toBe(short);
    expect(plainText([stepChain(pod, 120, at(now), symbols)])).toBe(chain);
  });

  it.each([
    [31, 'ImagePullBackOff 3m14s, 6 tries'],
    [30, 'ImagePullBackOff 3m14s'],
    [22, 'ImagePullBackOff 3m14s'],
    [21, 'ImagePullBackOff'],
    [8, 'ImagePullBackOff'],
  ])('what it is about now, in %i cells, has no part of a number', (width, short) => {
    expect(stepNow(podWith([['pulling!', 1]], 6, backOff), at(195), width)).toBe(short);
  });

  it.each([
    [40, 'queued 2s > creating 41s > start > ready'],
    [39, 'queued 2s > creating 41s > start'],
    [30, 'queued 2s > creating 41s'],
    [20, 'creating 41s'],
  ])('in %i cells give up what is ahead first, and then what is past', (width, chain) => {
    const pod = podWith([
      ['queued', 0],
      ['creating', 2],
    ]);
    expect(plainText([stepChain(pod, width, at(43), symbols)])).toBe(chain);
  });
});
