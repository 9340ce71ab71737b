import {expect, test} from 'vitest';
import {demoFaults, findFault} from '../../../source/demo/faults/faults.ts';
import {nextPhaseAt, outage, phaseAt} from '../../../source/demo/play/outage.ts';
import {scenarioFaults, scenarioNames} from '../../../source/demo/play/scenarios.ts';

const timetable = [
  {from: 2, fault: 'hang'},
  {from: 5, fault: null},
];

test.each([
  ['before the first phase nothing goes wrong', 1.999, null, 2],
  ['a phase begins with its second', 2, 'hang', 5],
  ['and lasts until the next one', 4.999, 'hang', 5],
  ['the last one lasts', 5, null, null],
])('%s', (_case, second, fault, next) => {
  expect(phaseAt(timetable, second)?.fault ?? null).toBe(fault);
  expect(nextPhaseAt(timetable, second)).toBe(next);
});

test('without phases nothing ever goes wrong', () => {
  expect([phaseAt([], 10), nextPhaseAt([], 10)]).toEqual([null, null]);
});

test('the outage hangs, fails and refuses, each long enough to be seen, and ends', () => {
  expect(outage.map(({fault}) => fault)).toEqual(['hang', '503-html', 'refuse', null]);
  const gaps = outage.slice(1).map(({from}, index) => from - (outage[index]?.from ?? 0));
  expect(Math.min(outage[0]?.from ?? 0, ...gaps)).toBeGreaterThanOrEqual(8);
});

test('every fault of a scenario is one that there is, its phases are in order, and it ends well', () => {
  const tables = scenarioNames.map(scenarioFaults).filter(({length}) => length > 0);
  expect(tables).toEqual([outage]);
  for (const table of tables) {
    for (const {fault} of table) {
      expect(() => fault === null || findFault(demoFaults, fault)).not.toThrow();
    }
    const seconds = table.map(({from}) => from);
    expect(seconds).toEqual([...new Set(seconds)].sort((a, b) => a - b));
    expect(table.at(-1)?.fault).toBeNull();
  }
});
