import {expect, test} from 'vitest';
import {pollAnswered, setClusters} from '../../source/monitor/actions.ts';
import {createMonitorStore} from '../../source/monitor/store.ts';
import {jsonDocument} from '../../source/ui/json-document.ts';
import {bodiesOf} from '../../source/ui/json-source.ts';
import {minute, pod, testNow} from '../helpers/pods.ts';

const mebibyte = 1024 * 1024;

/** The entry of a cluster whose last answer had these bodies. */
function entryWith(...bodies: readonly string[]) {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  setClusters(store, [{id: 'a', name: 'a'}]);
  const pages = bodies.map(body => ({status: 200, bytes: new TextEncoder().encode(body)}));
  const answer = {observation: {kind: 'pods', incomplete: null}, pods: [pod({uid: 'u', name: 'p'})], pages} as const;
  pollAnswered(store, 'a', answer, testNow, minute);
  const entry = store.getState().clusters.get('a');
  if (entry === undefined) {
    throw new Error('the cluster is not there');
  }
  return entry;
}

const podJson = '{"metadata":{"uid":"u","name":"p"},"status":{}}';

test('the bodies are those of the last answer, page after page', () => {
  expect(bodiesOf(entryWith('{"items":[]}', '[1]'), null)).toEqual(['{"items":[]}', '[1]']);
});

test('of a pod only its part is shown, on whichever page it is', () => {
  expect(bodiesOf(entryWith('{"items":[]}', `{"items":[${podJson}]}`), 'u')).toEqual([podJson]);
});

test('a pod that is not found shows the whole answer', () => {
  expect(bodiesOf(entryWith('{"items":[]}'), 'u')).toEqual(['{"items":[]}']);
});

test('of an answer of many megabytes the beginning is shown, and where the rest is', () => {
  const body = JSON.stringify({items: Array.from({length: 3 * mebibyte}, () => 1)});
  const [shown = '', note, ...others] = bodiesOf(entryWith(body, body), null);
  expect(shown).toBe(body.slice(0, mebibyte));
  expect(note).toBe('... 11.0 MiB more: Ctrl-s writes the whole answer to a file.');
  expect(others).toEqual([]);
  const {text} = jsonDocument([shown, note ?? ''], false);
  expect(text.endsWith(`\n${note}`)).toBe(true);
});

test('a large list still shows one pod of it', () => {
  const others = Array.from({length: mebibyte}, () => '{"a":1}').join(',');
  expect(bodiesOf(entryWith(`{"items":[${others},${podJson}]}`), 'u')).toEqual([podJson]);
});
