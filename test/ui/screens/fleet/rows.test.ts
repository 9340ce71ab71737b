import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../../source/monitor/store/store.ts';
import {createHoldUps} from '../../../../source/rollout/cluster/hold-up.ts';
import {ucsFailure} from '../../../../source/ucs/errors/words.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import type {FleetColumn} from '../../../../source/ui/screens/fleet/columns.ts';
import {fleetRows} from '../../../../source/ui/screens/fleet/rows.ts';
import {container, pod, second, testNow} from '../../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../../helpers/screens.tsx';

const narrow = new Map<FleetColumn, number>([
  ['CLUSTER', 16],
  ['STATE', 14],
  ['WHY', 13],
]);

function rowsAfter(play: (script: Script) => void, ascii = false, columns = narrow) {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  play(scriptFor(store));
  const state = store.getState();
  const {symbols} = createTheme({color: true, ascii});
  return fleetRows(state, [...state.clusters.values()], 0, {widths: columns, gap: 1}, symbols, createHoldUps());
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
    {text: '-~ no pods', tone: 'plain'},
    {text: 'stale 0s: re⋯', tone: 'degraded'},
  ]);
  expect(second?.slice(1)).toEqual([
    {text: '✓ enabled', tone: 'ok'},
    {text: '', tone: 'plain'},
  ]);
});

test.each<[name: string, answer: Parameters<Script['answer']>[1], text: string]>([
  ['none', answerWith([pod()]), ''],
  ['some', answerWith([pod({containers: [container({restartCount: 4})]})]), '4'],
  ['of a cluster without pods', answerWith([]), ''],
])('restarts: %s', (_name, first, text) => {
  const play = ({clusters, answer}: Script) => {
    clusters('first');
    answer('first', first);
  };
  expect(rowsAfter(play, false, new Map([['RESTARTS', 8]]))).toEqual([[{text}]]);
});

test('restarts since the watch began', () => {
  const restarted = (restartCount: number) => answerWith([pod({containers: [container({restartCount})]})]);
  const play = ({clusters, answer}: Script) => {
    clusters('first');
    answer('first', restarted(4));
    answer('first', restarted(5), testNow + second);
  };
  expect(rowsAfter(play, false, new Map([['RESTARTS', 8]]))).toEqual([[{text: '5 +1'}]]);
});
