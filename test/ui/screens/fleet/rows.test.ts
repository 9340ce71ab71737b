import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../../source/ucs/errors/words.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {fleetRows} from '../../../../source/ui/screens/fleet/rows.ts';
import {pod, testNow} from '../../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../../helpers/screens.tsx';

const columns = new Map([
  ['CLUSTER', 16],
  ['STATE', 14],
  ['DATA', 13],
] as const);

function rowsAfter(play: (script: Script) => void, ascii = false) {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  play(scriptFor(store));
  const state = store.getState();
  const {symbols} = createTheme({color: true, ascii});
  return fleetRows(state, [...state.clusters.values()], 0, columns, symbols);
}

test.each(['live-1', 'stale', 'auth-test', 'x-1', '! loud'])('the name %j has no say in its colour', name => {
  const [, row] = rowsAfter(({clusters}) => clusters('first', name), true);
  expect(row?.[0]).toEqual({text: `  ${name}`, tone: 'plain'});
});

test('a state that is stale fits into its column and loses its colour', () => {
  const [first, second] = rowsAfter(({clusters, answer, fail}) => {
    clusters('empty', 'well');
    answer('empty', answerWith([]));
    answer('well', answerWith([pod()]));
    fail('empty', ucsFailure({kind: 'network', message: 'refused'}));
  });
  expect(first?.slice(1)).toEqual([
    {text: '-~ no pods', tone: 'dim'},
    {text: 'stale 0s', tone: 'degraded'},
  ]);
  expect(second?.slice(1)).toEqual([
    {text: '✓ enabled', tone: 'ok'},
    {text: 'live 0s', tone: 'ok'},
  ]);
});
