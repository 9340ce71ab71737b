import fc from 'fast-check';
import {expect, test} from 'vitest';
import {searchOn, startSearch} from '../../source/json/search.ts';
import {setClusters} from '../../source/monitor/store/actions.ts';
import type {ClusterEntry} from '../../source/monitor/store/store.ts';
import type {ClusterRef} from '../../source/rollout/cluster/cluster.ts';
import {publicText} from '../../source/text/redact.ts';
import {safeText} from '../../source/text/safe.ts';
import {decodeClusters} from '../../source/ucs/decode/clusters.ts';
import {ucsFailure} from '../../source/ucs/errors/words.ts';
import {typeIntoPrompt} from '../../source/ui/commands/prompt.ts';
import {noFilters, notify, type Screen, type ViewState} from '../../source/ui/view/view-store.ts';
import {testNow} from '../helpers/pods.ts';
import {showScreens} from '../helpers/screens.tsx';
import {wholeDocument} from '../helpers/whole-document.ts';
import {brokenFrames, cellsOf, harmIn} from './checks.ts';
import {answered, anyClusters, anyList, hostileText} from './generated.ts';

const someClusters: fc.Arbitrary<readonly ClusterRef[]> = anyClusters.map(body => {
  const {clusters} = decodeClusters(JSON.parse(JSON.stringify(body)));
  return clusters.length > 0 ? clusters : [{id: 'id-1', name: 'prod-a'}];
});

function faultsOf(frame: string, columns: number, rows: number): readonly string[] {
  const lines = frame.split('\n');
  const cells = lines.map(cellsOf);
  return [
    ...(lines.length === rows ? [] : [`${lines.length} lines`]),
    ...cells.flatMap(({length}, row) => (length > columns ? [`row ${row} has ${length} cells: ${lines[row]}`] : [])),
    ...harmIn(frame),
    ...brokenFrames(cells),
  ];
}

/** Waits for the next frame that fulfils the condition; in this process that takes a few turns of the event loop. */
async function frameWith(frame: () => string, condition: (frame: string) => boolean): Promise<string> {
  for (let turn = 0; turn < 1000 && !condition(frame()); turn += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
  expect(condition(frame())).toBe(true);
  return frame();
}

const root = {kind: 'pods', cursor: null, top: 0} as const;

/** Every screen there is, by what the state of the view must be for it. */
function screensOf({ref, pages, snapshot}: ClusterEntry, body: string, query: string): Partial<ViewState>[] {
  const clusterId = ref.id;
  const uid = snapshot?.pods[0]?.pod.uid ?? null;
  const document = wholeDocument([body]);
  const started = startSearch(query, 0);
  const json = {
    kind: 'json',
    clusterId,
    uid: null,
    pages,
    document,
    coming: null,
    showManagedFields: true,
    top: 0,
    search: started && searchOn(started, document),
  } as const;
  const above: Screen[] = [
    {...json, left: 0},
    {...json, left: 5, top: 9},
    {kind: 'help', top: 0},
    {kind: 'fleet', cursor: null, top: 0},
    {kind: 'picker', text: query, cursor: 0},
    {kind: 'timeline', cursor: null, top: 0},
    {kind: 'rollout', top: 0},
    ...(uid === null ? [] : [0, 12].map(top => ({kind: 'pod', clusterId, uid, top}) as const)),
  ];
  return [
    {screens: [root], layout: 'panes'},
    {screens: [root], layout: 'lines'},
    {screens: [root], layout: 'auto', onlyProblems: true},
    ...above.map((screen): Partial<ViewState> => ({screens: [root, screen]})),
  ];
}

test.each([
  [120, 36],
  [80, 24],
  [50, 15],
  [40, 10],
])('on %ix%i every screen keeps its size and its frames, and holds no control character', async (columns, rows) => {
  await fc.assert(
    fc.asyncProperty(someClusters, anyList, anyList, hostileText, async (clusters, before, after, typed) => {
      const id = clusters.at(-1)?.id ?? '';
      const screens = showScreens(() => {}, {columns, rows});
      try {
        const {monitor, view} = screens;
        setClusters(monitor, clusters, testNow);
        screens.show(id);
        screens.answer(id, answered(before), testNow - 5000);
        screens.answer(id, answered(after));
        const entry = monitor.getState().clusters.get(id);
        const states = entry ? screensOf(entry, JSON.stringify(after), safeText(typed, 3)) : [];
        expect(states.length).toBeGreaterThan(0);
        for (const [step, state] of states.entries()) {
          view.setState({...state, filters: noFilters, prompt: null});
          notify(view, `step ${step}`);
          const told = await frameWith(screens.frame, frame => frame.includes(`step ${step}`));
          expect(faultsOf(told, columns, rows)).toEqual([]);
          // The same with the last change, a problem, and something that is typed.
          if (step === 0) {
            screens.fail(id, ucsFailure({kind: 'server', message: publicText(typed, [])}));
          }
          view.setState({notice: null, prompt: {kind: 'filter', text: ''}});
          typeIntoPrompt(view, typed);
          const prompted = await frameWith(screens.frame, frame => frame.includes('Esc gives up'));
          expect(faultsOf(prompted, columns, rows)).toEqual([]);
        }
      } finally {
        screens.unmount();
      }
    }),
    // Enough time to tell what is wrong before the test is given up.
    {numRuns: 6, interruptAfterTimeLimit: 12_000},
  );
});
