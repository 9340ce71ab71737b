import {expect, onTestFinished, test} from 'vitest';
import {container, pod, second, testNow, waiting} from '../../../helpers/pods.ts';
import {answerWith, type Script, showScreens, type TestScreensOptions} from '../../../helpers/screens.tsx';

const stuck = (app: string) => {
  const pulling = container({state: waiting('ImagePullBackOff'), ready: false});
  return pod({app: `${app}-controller`, phase: 'Pending', containers: [pulling]});
};
const well = (app: string) => pod({app: `${app}-controller`});

const healthy = ({clusters, answer}: Script) => {
  clusters('prod-a', 'prod-b');
  answer('prod-a', answerWith([well('helm'), well('kustomize'), well('source')]));
  answer('prod-b', answerWith([well('helm'), stuck('source')]));
};

function show(options: TestScreensOptions = {}) {
  const screens = showScreens(healthy, options);
  onTestFinished(screens.unmount);
  const later = (seconds: number, ...pods: Parameters<typeof answerWith>[0]) =>
    screens.answer('prod-a', answerWith(pods), testNow + seconds * second);
  return {...screens, later};
}

test.each([
  ['panes', {columns: 120, rows: 36}],
  ['lines', {columns: 80, rows: 24}],
  ['lines, 40x10', {columns: 40, rows: 10}],
])('the cursor is on the worst pod until it is moved, and then stays where it is: %s', async (_name, size) => {
  const {see, press, later, frame} = show(size);
  await see('❯ ✓ helm ');
  later(5, well('helm'), stuck('kustomize'), well('source'));
  await see('❯ ✗ kustomize ');
  expect(frame()).toMatch(/Why kustomize is stuck|✗ kustomize: image cannot be pulled/);
  later(10, well('helm'), well('kustomize'), stuck('source'));
  await see('❯ ✗ source ');
  press('k');
  await see(size.columns === 120 ? '❯ ✓ helm ' : '❯ ✓ kustomize ');
  expect(frame()).not.toMatch(/is stuck|✗ source: /);
  later(15, well('helm'), stuck('kustomize'), stuck('source'));
  await see(size.columns === 120 ? '✗ kustomize ' : '❯ ✗ kustomize ');
  later(20, well('helm'), well('kustomize'), stuck('source'));
  await see('✗ source ');
  await see(size.columns === 120 ? '❯ ✓ helm ' : '❯ ✓ kustomize ');
});

test('another cluster has its own worst pod', async () => {
  const {see, press} = show();
  await see('❯ ✓ helm ');
  press('l');
  await see('❯ ✓ kustomize ');
  press(']');
  await see('❯ ✗ source ');
});
