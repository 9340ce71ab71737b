import {expect, onTestFinished, test} from 'vitest';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {speedText} from '../../../source/ui/look/state.ts';
import {container, minute, pod, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith, replayAt, type Script, showScreens, type TestScreensOptions} from '../../helpers/screens.tsx';

const creating = container({state: waiting('ContainerCreating'), ready: false});
const pods = [pod(), pod({app: 'helm-controller', phase: 'Pending', containers: [creating]})];

function atWork({clusters, answer, now}: Script): void {
  clusters('prod-a');
  answer('prod-a', answerWith(pods));
  now(testNow + 3 * second);
}

function replay(play: (script: Script) => void = atWork, options: TestScreensOptions = {}) {
  const screens = showScreens(play, {replaySpeed: 4, ...options});
  onTestFinished(screens.unmount);
  const title = () => screens.frame().split('\n')[0]?.trimEnd();
  return {...screens, title};
}

test.each([
  [0.25, '1/4x'],
  [0.5, '1/2x'],
  [1, '1x'],
  [1.5, '1.5x'],
  [64, '64x'],
])('%f is written %s', (speed, text) => {
  expect(speedText(speed)).toBe(text);
});

test('the first line tells the time of the recording and how fast it is played', async () => {
  const {see, title} = replay();
  await see('REPLAY');
  expect(title()).toMatchInlineSnapshot(
    `"prod-a  ! DEGRADED  1 of 2 ready  blocked for 60m by helm        REPLAY 08:00:03  03:12 of 14:50  4x"`,
  );
});

test('paused, and at the end', async () => {
  const {see, title, monitor} = replay();
  monitor.setState({paused: true});
  await see('PAUSED');
  expect(title()).toMatch(/REPLAY 08:00:03 {2}03:12 of 14:50 {2}PAUSED$/);
  monitor.setState({replay: {...replayAt, speed: 4, ended: true}});
  await see('END');
  expect(title()).toMatch(/REPLAY 08:00:03 {2}03:12 of 14:50 {2}END$/);
});

test('what was stale then is stale here, and is not told to be tried again by a key', async () => {
  const {see, frame, title} = replay(({clusters, answer, fail, now}) => {
    clusters('prod-a');
    answer('prod-a', answerWith(pods));
    fail('prod-a', ucsFailure({kind: 'network', message: 'connection refused'}), testNow + 5 * second);
    now(testNow + minute);
  });
  await see('REPLAY');
  expect(title()).toMatch(/ ~ stale 60s .*REPLAY 08:01:00 {2}03:12 of 14:50 {2}4x$/);
  expect(frame()).toContain('! connection refused  since 55s, not tried again');
});

test('on 40 columns the name, the state and the time stay', async () => {
  const {see, title} = replay(atWork, {columns: 40, rows: 10});
  await see('REPLAY');
  expect(title()).toMatchInlineSnapshot(`"! prod-a DEGRADED     REPLAY 08:00:03 4x"`);
});

test('with --ascii there is nothing else', async () => {
  const {see, press, frame} = replay(atWork, {ascii: true});
  press('p');
  await see('Paused');
  expect(frame()).toMatch(/^[ -~\n]*$/);
});

test('before the list of clusters is known the time is there already', async () => {
  const {see, title} = replay(({now}) => now(testNow));
  await see('REPLAY');
  expect(title()).toMatch(/^ucs-gitops .*REPLAY 08:00:00 {2}03:12 of 14:50 {2}4x$/);
});

test('the arrows step, h and l move, and nothing is polled', async () => {
  const {see, press, asked, view, frame} = replay();
  await see('Left earlier');
  expect(frame()).not.toContain('r poll');
  press('\u{1B}[C');
  press('r');
  press('l');
  await see('❯');
  press('\u{1B}[D');
  await see('This is the beginning of the recording.');
  expect(asked).toEqual(['step 1', 'step -1']);
  expect(view.getState().screens[0].cursor).toBe(pods[0]?.uid);
});

test('. and , go to changes of the cluster, and where all are shown of any', async () => {
  const {see, press, asked} = replay();
  await see('. next change');
  press('.');
  press(',');
  await see('There is no earlier change of prod-a in this recording.');
  press('t');
  await see('No change has been seen');
  press(',');
  await see('There is no earlier change in this recording.');
  expect(asked).toEqual(['change 1 prod-a', 'change -1 prod-a', 'change -1 null']);
});

test('a bar tells where the recording stands, until there is a word to the user', async () => {
  const {see, seeNot, press, monitor} = replay();
  monitor.setState({replay: {...replayAt, marks: [{at: 600_000, clusterId: 'prod-a'}]}});
  await see(/▰{7}▱{15}▮▱{10}$/m);
  monitor.setState({replay: {...replayAt, elapsed: 700_000, marks: [{at: 600_000, clusterId: 'prod-a'}]}});
  await see(/▰{22}▮▰{2}▱{8}$/m);
  press('p');
  await seeNot('▮');
});

test('+ and - change the speed', async () => {
  const {see, press} = replay();
  press('+');
  await see('Playing at 8x.');
  press('-');
  press('-');
  press('-');
  press('-');
  await see('Playing at 1/2x.');
});

test('p stops and goes on', async () => {
  const {see, press, monitor} = replay();
  press('p');
  await see('Paused: Left and Right go by answers.');
  press(' ');
  await see('Going on.');
  expect(monitor.getState().paused).toBe(false);
});

test('the help tells the keys of a replay, and only those', async () => {
  const {see, press, frame} = replay(atWork, {rows: 60});
  await see('REPLAY');
  press('?');
  await see('ten seconds back; while paused');
  expect(frame()).toContain('Playing the recording');
  expect(frame()).toContain('play twice as fast');
  expect(frame()).not.toMatch(/poll (now|less|more)/);
});

test('live, the arrows move and the help does not speak of replays', async () => {
  const {see, press, frame, unmount} = showScreens(atWork, {rows: 60});
  onTestFinished(unmount);
  await see('◉ live 3s');
  press('?');
  await see('h ←');
  expect(frame()).not.toContain('play twice as fast');
});

test('a word from behind the screens is shown until the next key', async () => {
  const {see, seeNot, press, monitor} = replay();
  await see('REPLAY');
  monitor.setState({notice: 'End of the recording.'});
  await see('End of the recording.');
  press('z');
  await seeNot('End of the recording.');
});

test.each([
  [64, '+', '64x is the maximum.'],
  [0.25, '-', '1/4x is the minimum.'],
])('at %f there is nothing beyond', async (replaySpeed, key, words) => {
  const {see, press} = replay(atWork, {replaySpeed});
  await see('REPLAY');
  press(key);
  await see(words);
});
