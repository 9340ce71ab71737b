import {expect, test} from 'vitest';
import {container, minute, pod, second, termination, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, showScreens} from '../../../helpers/screens.tsx';
import {trimmed} from '../../../helpers/trimmed.ts';

function crashed(restartCount: number, reason: string) {
  const lastTermination = termination(1, {finishedAt: testNow - minute});
  return pod({containers: [container({state: waiting(reason), restartCount, lastTermination})]});
}

test('what was seen to change of the pod is shown, folded, and of no other', async () => {
  const screens = showScreens(
    ({clusters, answer}) => {
      const helm = pod({app: 'helm-controller'});
      clusters('prod-a');
      answer('prod-a', answerWith([pod(), helm]));
      for (let round = 1; round <= 4; round += 1) {
        answer('prod-a', answerWith([crashed(round, 'CrashLoopBackOff'), helm]), testNow + round * 5 * second);
      }
      answer('prod-a', answerWith([crashed(4, 'CrashLoopBackOff')]), testNow + minute);
    },
    {columns: 80, rows: 40},
  );
  screens.press('\r');
  await screens.see('last changes');
  const lines = trimmed(screens.frame()).split('\n');
  const start = lines.findIndex(line => line.endsWith('last changes'));
  expect(lines.slice(start, lines.indexOf('', start)).join('\n')).toMatchInlineSnapshot(`
    "last changes
      08:00:20  restarts 0 -> 4  x4 since 08:00:05
      08:00:05  Running -> CrashLoopBackOff"
  `);
  screens.unmount();
});
