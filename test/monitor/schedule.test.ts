import {expect, test} from 'vitest';
import {nextLookAt, type ScheduleContext, type Turn, turnsToStart} from '../../source/monitor/schedule.ts';

const turn = (id: string, partial: Partial<Turn> = {}): Turn => ({
  id,
  dueAt: 1000,
  inFlight: false,
  urgent: false,
  settled: false,
  ...partial,
});

const at = (now: number, partial: Partial<ScheduleContext> = {}): ScheduleContext => ({
  now,
  selectedId: null,
  paused: false,
  quietUntil: 0,
  maxInFlight: 4,
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
