import {describe, expect, it} from 'vitest';
import {phaseAt} from '../../../source/demo/play/outage.ts';
import {scenarioClusters, scenarioFaults, scenarioNames, scenarioTable} from '../../../source/demo/play/scenarios.ts';
import {parseAnswer, parseErrorBody} from '../answer-shape.ts';
import {fixedPlay} from '../virtual-play.ts';

/** Those at which the scenario lets the server answer. */
function answered(scenario: string, seconds: readonly number[]): readonly number[] {
  return seconds.filter(second => (phaseAt(scenarioFaults(scenario), second)?.fault ?? null) === null);
}

describe('every scenario', () => {
  const small = scenarioNames.filter(name => name !== 'many-pods');

  it.each(small.filter(name => name !== 'sample'))(
    '%s answers as the API page says, and nothing in it is of the future',
    async scenario => {
      const playing = await fixedPlay({scenario});
      for (const second of answered(scenario, [0, 1, 3.5, 8, 13, 21, 34, 55, 89, 600])) {
        playing.moveTo(second);
        for (const {name} of playing.server.clusters.filter(({name}) => name !== 'sample')) {
          const response = await playing.gitops(name);
          const text = await response.text();
          const isText = response.headers.get('content-type') === 'text/plain';
          if (response.status !== 200) {
            expect(isText ? text : parseErrorBody(text).error_msg).toContain('GitOps is');
            continue;
          }
          parseAnswer(text);
          const past = text.replaceAll(/"deletionTimestamp":"[^"]+"/g, '');
          const latest = [...past.matchAll(/"(\d{4}-[\dT:-]+Z)"/g)].map(match => Date.parse(match[1] ?? ''));
          expect(Math.max(0, ...latest)).toBeLessThanOrEqual(playing.startedAt + second * 1000);
        }
      }
    },
  );

  it.each(small)('%s: the same seed and second give the same bytes', async scenario => {
    const [one, other] = [await fixedPlay({scenario, seed: 7}), await fixedPlay({scenario, seed: 7})];
    expect(other.server.clusters).toEqual(one.server.clusters);
    for (const second of answered(scenario, [4, 40, 70])) {
      one.moveTo(second);
      other.moveTo(second);
      for (const {name} of one.server.clusters) {
        expect(await (await other.gitops(name)).text()).toBe(await (await one.gitops(name)).text());
      }
    }
  });

  it('has a line for the help text', () => {
    expect(scenarioTable.map(({name}) => name)).toEqual(scenarioNames);
    expect(scenarioTable.filter(({title}) => title.length < 10 || title.length > 120)).toEqual([]);
  });
});

it('another seed gives other names and ids', () => {
  const ids = (seed: number) => scenarioClusters('fleet', seed).map(({id}) => id);
  expect(new Set([...ids(1), ...ids(2)]).size).toBe(80);
});

it('an unknown scenario is refused with the names there are', () => {
  expect(() => scenarioClusters('rolout', 1)).toThrow(/There is no scenario "rolout".*rollout, sample, enabled/);
  expect(() => scenarioClusters('toString', 1)).toThrow('There is no scenario "toString"');
});
