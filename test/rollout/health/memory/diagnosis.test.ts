import {describe, expect, it} from 'vitest';
import type {Container, ContainerState, Pod} from '../../../../source/rollout/pod/pod.ts';
import {container, minute, running, second, termination, testNow, waiting} from '../../../helpers/pods.ts';
import {creating, watch} from '../watched-pod.ts';

const inState = (state: ContainerState, parts: Partial<Container> = {}): Partial<Pod> => ({
  ...creating,
  containers: [container({state, ...parts})],
});
const error = (message: string) => inState(waiting('ErrImagePull', message));
const backOff = inState(waiting('ImagePullBackOff', 'Back-off pulling image "a.io/b:v1"'));

function looksAt(states: readonly Partial<Pod>[]) {
  return watch(states.map((parts, index) => [testNow + index * 5 * second, parts])).map(({pod}) => pod);
}

describe('what told best why a container does not start', () => {
  it('is kept through the turns of a pull', () => {
    const hints = looksAt([error('a.io/b:v1: not found'), backOff, error('a.io/b:v1: not found'), backOff]).map(
      ({hint}) => hint,
    );
    expect(hints[0]).toMatch(/^the registry has no such image/);
    expect(new Set(hints.map(hint => hint?.split(';')[0])).size).toBe(1);
  });

  it('tells that a back-off is one of a passing cause', () => {
    const looks = looksAt([error('429 Too Many Requests'), backOff, error('429 Too Many Requests')]);
    expect(looks.map(({health}) => health)).toEqual(['degraded', 'degraded', 'degraded']);
  });

  it('tells so as well after a failure that told no cause', () => {
    const looks = looksAt([backOff, error('dial tcp: i/o timeout'), backOff]);
    expect(looks.map(({health}) => health)).toEqual(['failed', 'degraded', 'degraded']);
  });

  it('gives way to a newer one', () => {
    const looks = looksAt([error('dial tcp: i/o timeout'), error('a.io/b:v1: not found'), backOff]);
    expect(looks.at(-1)).toMatchObject({health: 'failed', hint: expect.stringMatching(/^the registry has no such/)});
  });

  it.each<[name: string, states: readonly Partial<Pod>[]]>([
    ['another image', [error('not found'), inState(waiting('ImagePullBackOff'), {image: 'a.io/c:v2'})]],
    ['a run', [error('not found'), inState(running()), backOff]],
    ['another container', [error('not found'), inState(waiting('ImagePullBackOff'), {name: 'other'})]],
  ])('does not outlast %s', (_name, states) => {
    expect(looksAt(states).at(-1)?.hint).toMatch(/^check the image name/);
  });

  const message = 'exec: "/manager": no such file or directory';
  const loop = (code: number) => inState(waiting('CrashLoopBackOff'), {lastTermination: termination(code)});

  it('is kept from a start that failed, in the loop of such starts', () => {
    const looks = looksAt([inState(waiting('RunContainerError', message)), loop(128)]);
    expect(looks.map(({hint}) => hint)).toEqual([
      expect.stringMatching(/^exec: "\/manager": no such/),
      expect.stringMatching(/^exit code 128: exec: "\/manager": no such/),
    ]);
  });

  it('does not explain a run that ended of itself', () => {
    const looks = looksAt([inState(waiting('RunContainerError', message)), loop(1)]);
    expect(looks.at(-1)?.hint).toMatch(/^exit code 1 \(/);
  });

  it('is kept while the runtime still holds the name of the try before', () => {
    const failed = (text: string) => inState(waiting('CreateContainerError', text));
    const looks = looksAt([failed('no command specified'), failed('name "manager_0" is reserved for "00"')]);
    expect(looks.at(-1)?.hint).toMatch(/^no command specified/);
  });

  it('costs nothing where all is well', () => {
    const [look] = watch([[testNow + minute, {}]]);
    expect(look?.memory.diagnoses.size).toBe(0);
  });
});
