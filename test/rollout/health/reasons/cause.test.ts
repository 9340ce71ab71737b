import {describe, expect, it} from 'vitest';
import {causeIn, tellingPart} from '../../../../source/rollout/health/reasons/cause.ts';

describe('tellingPart', () => {
  it.each([
    ['secret "git" not found', 'secret "git" not found'],
    ['Back-off pulling image "ghcr.io/fluxcd/a:v1"', null],
    ['Back-off pulling image "ghcr.io/fluxcd/a:v1": ErrImagePull: odd', 'odd'],
    ['back-off 2m40s restarting failed container=manager pod=x', null],
    [
      'rpc error: code = Unknown desc = failed to pull and unpack image "a.io/b:v1": failed to resolve reference "a.io/b:v1": odd',
      'odd',
    ],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/manager": no such file',
      'exec: "/manager": no such file',
    ],
    ['failed to start: ', 'failed to start:'],
    ['runs as root (pod: "a_b(00)", container: manager)', 'runs as root'],
    ['Not found...', 'Not found'],
    ['failed to pull "', 'failed to pull "'],
    [' ', null],
    [null, null],
  ])('%s', (message, part) => {
    expect(tellingPart(message)).toBe(part);
  });
});

describe('causeIn', () => {
  const causes = [
    {words: /denied/, why: 'refused', check: 'ask'},
    {words: /\b5\d\d\b/, why: 'an error ($&)', check: 'wait'},
  ];

  it.each([
    ['access denied', 'refused'],
    ['503 Service Unavailable', 'an error (503)'],
    ['image "ghcr.io/denied/a:v1" is odd', undefined],
    ['from https://denied.example.com/503 is odd', undefined],
    [null, undefined],
  ])('%s', (message, why) => {
    expect(causeIn(causes, message)?.why).toBe(why);
  });
});
