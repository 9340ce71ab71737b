import {expect, test} from 'vitest';
import {createMonitorStore} from '../../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../../source/ucs/errors/words.ts';
import {createTheme} from '../../../../source/ui/look/theme.ts';
import {type FleetColumn, fleetRows} from '../../../../source/ui/screens/fleet/rows.ts';
import {pod, testNow} from '../../../helpers/pods.ts';
import {answerWith, type Script, scriptFor} from '../../../helpers/screens.tsx';

const narrow = new Map<FleetColumn, number>([
  ['CLUSTER', 16],
  ['STATE', 14],
  ['DATA', 13],
]);

function rowsAfter(play: (script: Script) => void, ascii = false, columns = narrow) {
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

test('a cluster whose pods are all well tells what it lacks in the place of the worst pod', () => {
  const play = ({clusters, answer}: Script) => {
    clusters('first');
    answer('first', answerWith([pod({app: 'helm-controller'})]));
  };
  const [row] = rowsAfter(play, false, new Map([['WORST POD', 40]]));
  expect(row?.[0]?.text.trimEnd()).toBe('! no pod of source-controller');
});
