import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {OneShot} from '../../source/commands/get/one-shot.ts';
import {podTable} from '../../source/commands/get/pod-table.ts';
import {rawOutput} from '../../source/commands/get/raw.ts';
import {report} from '../../source/commands/get/report.ts';
import {printChanges} from '../../source/commands/monitor/lines.ts';
import {setClusters} from '../../source/monitor/store/actions.ts';
import {createMonitorStore} from '../../source/monitor/store/store.ts';
import {withLabels} from '../../source/rollout/cluster/naming/labels.ts';
import {observeCluster} from '../../source/rollout/cluster/observe.ts';
import {FeedFailure} from '../../source/rollout/feed/failure.ts';
import {decodeClusters} from '../../source/ucs/decode/clusters.ts';
import {decodeKeptList} from '../../source/ucs/decode/lists.ts';
import {decodePod} from '../../source/ucs/decode/pod.ts';
import {readErrorBody} from '../../source/ucs/errors/body.ts';
import {plainText} from '../../source/ui/look/segments.ts';
import {createTheme} from '../../source/ui/look/theme.ts';
import {detailLines} from '../../source/ui/screens/pod/lines.ts';
import {paneText} from '../../source/ui/screens/pods/pane-text.ts';
import {rules, testNow} from '../helpers/pods.ts';
import {scriptFor} from '../helpers/screens.tsx';
import {harmful, harmIn, textsIn} from './checks.ts';
import {answered, anyClusters, anyJson, anyList, anyPod, oddPod} from './generated.ts';

/** What a function gives, or null for the error of kind `shape` it throws; anything else it throws is thrown. */
function shapeOr<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof FeedFailure && error.kind === 'shape') {
      return null;
    }
    throw error;
  }
}

const harmfulTexts = (value: unknown) => textsIn(value).filter(text => harmful.test(text) || /^\p{M}/u.test(text));

describe('any JSON value decodes without throwing', () => {
  test('as a list of pods', () => {
    fc.assert(
      fc.property(anyJson, body => {
        expect(harmfulTexts(shapeOr(() => decodeKeptList(Buffer.from(JSON.stringify(body) ?? 'null')))?.pods)).toEqual(
          [],
        );
      }),
      {numRuns: 150},
    );
  });

  test('as a pod', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, anyPod), body => {
        expect(harmfulTexts(decodePod(body))).toEqual([]);
      }),
      {numRuns: 200},
    );
  });

  test('as a list of clusters', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, anyClusters), body => {
        expect(harmfulTexts(shapeOr(() => decodeClusters(body)))).toEqual([]);
      }),
      {numRuns: 200},
    );
  });

  test('as the body of an error', () => {
    fc.assert(
      fc.property(anyJson, body => {
        expect(readErrorBody(JSON.stringify(body)).html).toBeTypeOf('boolean');
      }),
      {numRuns: 150},
    );
  });
});

/** One result at a cluster that gives this body. */
function oneShot(cluster: OneShot['cluster'], body: unknown): OneShot & {kind: 'answer'} {
  const answer = answered(body);
  return {
    kind: 'answer',
    cluster,
    answer,
    snapshot: observeCluster(cluster.id, null, answer, testNow, rules(60_000)).snapshot,
  };
}

describe('whatever the answer, no control character is', () => {
  test('in what `get` prints, in every format', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, anyClusters, async (body, list) => {
        const [cluster = {id: 'id-1', name: 'prod-a'}, ...others] = decodeClusters(
          JSON.parse(JSON.stringify(list)),
        ).clusters;
        const results = withLabels([cluster, ...others]).map((each, index) =>
          oneShot(each, index === 0 ? body : {items: []}),
        );
        const printed = [
          await podTable(results, testNow, false),
          await podTable(results, testNow, true),
          JSON.stringify(report(results, testNow), null, 2),
          String(rawOutput(results, true)),
        ];
        expect(printed.flatMap(harmIn)).toEqual([]);
        expect(printed[0]?.trimEnd().split('\n').length).toBe(
          Math.max(1, results[0]?.snapshot.pods.length ?? 0) +
            (results[0]?.snapshot.pods.length ? 1 : 0) +
            others.length,
        );
      }),
      {numRuns: 100},
    );
  });

  test('in the lines of the monitor', () => {
    fc.assert(
      fc.property(anyClusters, anyList, anyList, (list, before, after) => {
        const {clusters} = decodeClusters(JSON.parse(JSON.stringify(list)));
        const store = createMonitorStore({now: testNow, intervalMs: 5000});
        const script = scriptFor(store);
        const lines: string[] = [];
        printChanges(
          store,
          () => testNow,
          line => lines.push(line),
        );
        setClusters(store, clusters, testNow);
        for (const {id} of clusters) {
          script.answer(id, answered(before));
          script.answer(id, answered(after));
        }
        expect(lines.length).toBeGreaterThanOrEqual(clusters.length);
        expect(lines.flatMap(line => [line.includes('\n'), ...harmIn(line)]).filter(Boolean)).toEqual([]);
      }),
      {numRuns: 50},
    );
  });
});

test('numbers and times of any kind never show as NaN, <invalid> or the like', async () => {
  const {symbols} = createTheme({color: false, ascii: false});
  await fc.assert(
    fc.asyncProperty(fc.array(oddPod, {minLength: 1, maxLength: 4}), async items => {
      const result = oneShot({id: 'id-1', name: 'prod-a', label: 'prod-a'}, {items});
      const shown = [
        await podTable([result], testNow, true),
        JSON.stringify(report([result], testNow)),
        ...result.snapshot.pods.flatMap(judged => [
          plainText(paneText(judged, result.snapshot.rollout, 40, testNow, symbols)),
          plainText(detailLines(judged, 80, testNow, symbols)),
        ]),
      ].join('\n');
      expect(shown.match(/.*(NaN|invalid|Infinity|undefined|\[object|-\d+[smhdy]\b).*/i)?.[0]).toBe(undefined);
    }),
    {numRuns: 100},
  );
});
