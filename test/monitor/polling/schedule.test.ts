import {expect, test} from 'vitest';
import {nextLookAt, type ScheduleContext, type Turn, turnsToStart} from '../../../source/monitor/polling/schedule.ts';

const turn = (id: string, partial: Partial<Turn> = {}): Turn => ({
  id,
  dueAt: 1000,
  inFlight: false,
  urgent: false,
  settled: false,
  last: 'answered',
  ...partial,
});

const failing = (...ids: readonly string[]) => ids.map(id => turn(id, {last: 'failed'}));

const at = (now: number, partial: Partial<ScheduleContext> = {}): ScheduleContext => ({
  now,
  selectedId: null,
  paused: false,
  quietUntil: 0,
  ...partial,
});

const cases: readonly {
  readonly name: string;
  readonly turns: readonly Turn[];
  readonly context: ScheduleContext;
  readonly started: readonly string[];
  readonly lookAt: number;
}[] = [
  {
    name: 'nothing before its time',
    turns: [turn('a', {dueAt: 5000})],
    context: at(1000),
    started: [],
    lookAt: 5000,
  },
  {
    name: 'the selected first, then the unsettled, then the settled',
    turns: [
      turn('settled', {settled: true, dueAt: 0}),
      turn('unsettled', {dueAt: 500}),
      turn('selected', {dueAt: 900}),
    ],
    context: at(1000, {selectedId: 'selected'}),
    started: ['selected', 'unsettled', 'settled'],
    lookAt: 0,
  },
  {
    name: 'the longest overdue first among equals',
    turns: [turn('late', {dueAt: 900}), turn('later', {dueAt: 100})],
    context: at(1000),
    started: ['later', 'late'],
    lookAt: 100,
  },
  {
    name: 'at most four under way',
    turns: ['a', 'b', 'c', 'd', 'e', 'f'].map(id => turn(id)),
    context: at(1000),
    started: ['a', 'b', 'c', 'd'],
    lookAt: 1000,
  },
  {
    name: 'only into free places',
    turns: [
      turn('x', {inFlight: true}),
      turn('y', {inFlight: true}),
      turn('z', {inFlight: true}),
      turn('a'),
      turn('b'),
    ],
    context: at(1000),
    started: ['a'],
    lookAt: 1000,
  },
  {
    name: 'no place free: an answer will wake the scheduler, not the time',
    turns: [turn('a', {dueAt: 0}), ...['w', 'x', 'y', 'z'].map(id => turn(id, {inFlight: true}))],
    context: at(1000),
    started: [],
    lookAt: Number.POSITIVE_INFINITY,
  },
  {
    name: 'more due than there is room for: a settled one that waited six times as long comes first',
    turns: [turn('unsettled', {dueAt: 900}), turn('settled', {settled: true, dueAt: 300})],
    context: at(1000),
    started: ['settled', 'unsettled'],
    lookAt: 300,
  },
  {
    name: 'clusters that failed last time hold two places at most',
    turns: [turn('x', {last: 'failed', inFlight: true}), ...failing('a', 'b'), turn('c')],
    context: at(1000),
    started: ['c', 'a'],
    lookAt: 1000,
  },
  {
    name: 'where those two are held, an answer wakes the scheduler and not the time',
    turns: [...failing('x', 'y').map(held => ({...held, inFlight: true})), ...failing('a', 'b')],
    context: at(1000),
    started: [],
    lookAt: Number.POSITIVE_INFINITY,
  },
  {
    name: 'clusters that never answered hold three at most, those that failed among them',
    turns: [turn('x', {last: 'failed', inFlight: true}), ...['a', 'b', 'c'].map(id => turn(id, {last: 'new'}))],
    context: at(1000),
    started: ['a', 'b'],
    lookAt: 1000,
  },
  {
    name: 'the selected and what a person asks for may hold any place, whatever they did before',
    turns: [
      ...failing('x', 'y').map(held => ({...held, inFlight: true})),
      turn('selected', {last: 'failed'}),
      turn('asked', {last: 'failed', urgent: true}),
      ...failing('a'),
    ],
    context: at(1000, {selectedId: 'selected'}),
    started: ['asked', 'selected'],
    lookAt: 1000,
  },
  {
    name: 'a selected cluster that is dead leaves the other failing ones their two places, and one for the living',
    turns: [turn('selected', {last: 'failed', inFlight: true}), ...failing('a', 'b', 'c'), turn('d')],
    context: at(1000, {selectedId: 'selected'}),
    started: ['d', 'a', 'b'],
    lookAt: 1000,
  },
  {
    name: 'one request per cluster at a time',
    turns: [turn('a', {inFlight: true})],
    context: at(1000),
    started: [],
    lookAt: Number.POSITIVE_INFINITY,
  },
  {
    name: 'a stopped cluster waits for a person',
    turns: [turn('a', {dueAt: null})],
    context: at(1000),
    started: [],
    lookAt: Number.POSITIVE_INFINITY,
  },
  {
    name: 'paused: only what a person asks for',
    turns: [turn('a'), turn('b', {urgent: true})],
    context: at(1000, {paused: true}),
    started: ['b'],
    lookAt: 1000,
  },
  {
    name: 'quiet after a 429, for people too',
    turns: [turn('a'), turn('b', {urgent: true})],
    context: at(1000, {quietUntil: 9000}),
    started: [],
    lookAt: 9000,
  },
];

test.each(cases)('$name', ({turns, context, started, lookAt}) => {
  expect(turnsToStart(turns, context).map(({id}) => id)).toEqual(started);
  expect(nextLookAt(turns, context)).toBe(lookAt);
});
