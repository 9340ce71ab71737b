import {describe, expect, it} from 'vitest';
import {causeIn} from '../../../../source/rollout/health/reasons/cause.ts';
import {configCauses} from '../../../../source/rollout/health/reasons/config-error.ts';
import {startCauses} from '../../../../source/rollout/health/reasons/start-error.ts';

describe('why a container has no configuration', () => {
  it.each([
    ['secret "sops-age" not found', /create that Secret/],
    ['configmap "settings" not found', /create that ConfigMap/],
    ["couldn't find key password in Secret flux-system/git", /add that key/],
    ['container has runAsNonRoot and image will run as root', /runAsUser/],
    ['container has runAsNonRoot and image has non-numeric user (flux), cannot verify user is non-root', /runAsUser/],
    ["container's runAsUser breaks non-root policy", /runAsUser/],
    ['failed to prepare subPath for volumeMount "data" of container "manager"', /subPath/],
    ['cannot find volume "data" to mount into container "manager"', /volumes/],
    ['failed to sync secret cache: timed out waiting for the condition', /tries again/],
    ['services have not yet been read at least once, cannot construct envvars', /tries again/],
    ['something nobody has seen', null],
  ])('%s', (message, check) => {
    expect(causeIn(configCauses, message)?.check ?? '').toMatch(check ?? /^$/);
  });
});

describe('why a container is not started', () => {
  it.each([
    ['context deadline exceeded', /runtime of the node/],
    ['failed to reserve container name "a": name "a" is reserved for "00"', /runtime of the node/],
    ['write /run/containerd/x: no space left on device', /disk of the node/],
    ['exec /manager: exec format error', /another CPU/],
    ['exec: "/manager": stat /manager: no such file or directory: unknown', /its command/],
    ['exec: "flux": executable file not found in $PATH: unknown', /its command/],
    ['error mounting "/data" to rootfs at "/data": no such file or directory', /its volumes/],
    ['container init was OOM-killed (memory limit too low?)', /memory limit/],
    ['apparmor failed to apply profile', /security profile/],
    ['something nobody has seen', null],
  ])('%s', (message, check) => {
    const cause = causeIn(startCauses, message);
    expect([cause?.why, cause?.check].filter(Boolean).join(': ')).toMatch(check ?? /^$/);
  });
});
