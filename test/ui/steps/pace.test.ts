import {expect, test} from 'vitest';
import type {Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {paceText, spanText} from '../../../source/ui/steps/pace.ts';
import {hour, second, testNow} from '../../helpers/pods.ts';
import {creating, look, source} from '../../rollout/cluster/held-up.ts';
import {cameUp} from '../came-up.ts';

const begun = testNow - 43 * second;
const ready = (app: string, seconds: number) => cameUp(app, begun, begun + seconds * second);
const coming = (app: string) => creating(app, 43 * second);

test.each<[name: string, snapshot: Snapshot, text: string | null]>([
  ['none is ready yet', look(coming('helm'), coming('source')), null],
  ['none is to go', look(ready('helm', 19), ready('source', 31)), null],
  ['no pods', look(), null],
  ['one is ready', look(ready('helm', 19), coming('source')), '1 pod to go; the one that is ready took 19s'],
  [
    'two are ready, the fastest first',
    look(ready('helm', 31), ready('kustomize', 19), coming('notification'), coming('source')),
    '2 pods to go; the 2 that are ready took 19s and 31s',
  ],
  [
    'three',
    look(ready('helm', 31), ready('kustomize', 19), ready('notification', 20), coming('source')),
    '1 pod to go; the 3 that are ready took 19s, 20s and 31s',
  ],
  [
    'more than three: the span, and the slowest by name',
    look(ready('helm', 31), ready('kustomize', 19), ready('notification', 20), ready('source', 25), coming('image')),
    '1 pod to go; the 4 that are ready took 19s to 31s (helm)',
  ],
  ['one that was there before does not count', look(source, coming('helm')), null],
])('%s', (_name, snapshot, text) => {
  expect(paceText(snapshot, ({pod}) => snapshot.labels.get(pod.uid) ?? '')).toBe(text);
});

test.each<[name: string, snapshot: Snapshot, now: number, text: string | null]>([
  ['under way', look(coming('helm')), testNow, 'began 07:59:17'],
  ['done', look(ready('helm', 19)), testNow, 'began 07:59:17; all ready at 07:59:36, after 19s'],
  ['done days ago', look(ready('helm', 19)), testNow + 80 * hour, 'began 3d8h ago; all ready after 19s'],
  ['under way for days', look(coming('helm')), testNow + 80 * hour, 'began 3d8h ago'],
  ['no pods', look(), testNow, null],
])('when it began, %s', (_name, snapshot, now, text) => {
  expect(spanText(snapshot, now)).toBe(text);
});
