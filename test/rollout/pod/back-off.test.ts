import {describe, expect, it} from 'vitest';
import {backOffInMessage, backOffPhrase, spentInSmallerBackOffs} from '../../../source/rollout/pod/back-off.ts';
import {hour, minute, second} from '../../helpers/pods.ts';

describe('backOffInMessage', () => {
  it.each([
    ['back-off 10s restarting failed container=manager pod=x', 10 * second],
    ['back-off 2m40s restarting failed container', 160 * second],
    ['back-off 5m0s restarting failed container', 5 * minute],
    ['back-off 1h0m0s restarting failed container', hour],
    ['back-off 1.5s restarting failed container', 1500],
    ['Back-off pulling image "x"', null],
    ['back-off soon restarting', null],
    [null, null],
  ])('%s', (message, ms) => {
    expect(backOffInMessage(message)).toBe(ms);
  });
});

describe('backOffPhrase', () => {
  it.each([
    ['back-off 10s restarting failed container', 'the kubelet waits 10s before the next try, 5m at most'],
    ['back-off 1m20s restarting failed container', 'the kubelet waits 80s before the next try, 5m at most'],
    ['back-off 2m40s restarting failed container', 'the kubelet waits 2m40s before the next try, 5m at most'],
    ['back-off 5m0s restarting failed container', 'the kubelet waits 5m before each try'],
    ['Back-off pulling image "ghcr.io/fluxcd/a:v1"', null],
    ['failed to pull image "a": not found', null],
    ['back-off soon restarting', null],
    ['', null],
    [null, null],
  ])('%s', (message, phrase) => {
    expect(backOffPhrase(message)).toBe(phrase);
  });
});

describe('spentInSmallerBackOffs', () => {
  it.each([
    [0, 0],
    [10 * second, 0],
    [20 * second, 10 * second],
    [160 * second, 150 * second],
    [5 * minute, 310 * second],
    [hour, 310 * second],
  ])('%i ms', (backOffMs, spent) => {
    expect(spentInSmallerBackOffs(backOffMs)).toBe(spent);
  });
});
