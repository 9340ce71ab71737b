import {expect, test} from 'vitest';
import {decoded, podWith} from '../pod-json.ts';

test.each([
  ['waiting', {waiting: {}}, {kind: 'waiting', reason: null, message: null}],
  ['running', {running: {startedAt: '1970-01-01T00:00:01Z'}}, {kind: 'running', startedAt: 1000}],
  ['running, no more', {running: {}}, {kind: 'running', startedAt: null}],
  [
    'terminated',
    {terminated: {exitCode: 0, reason: 'Completed'}},
    {
      kind: 'terminated',
      exitCode: 0,
      signal: null,
      reason: 'Completed',
      message: null,
      startedAt: null,
      finishedAt: null,
    },
  ],
  ['more than one', {running: {}, waiting: {reason: 'Odd'}}, {kind: 'waiting', reason: 'Odd', message: null}],
  [
    'JSON in a text',
    '{"waiting": {"reason": "ErrImagePull"}}',
    {kind: 'waiting', reason: 'ErrImagePull', message: null},
  ],
  ['none', {}, {kind: 'unknown'}],
  ['none, as a text', '', {kind: 'unknown'}],
  ['one of a later Kubernetes', {paused: {}}, {kind: 'unknown'}],
])('container state: %s', (_, state, expected) => {
  expect(decoded(podWith('status.containerStatuses.0.state', state)).containers[0]?.state).toEqual(expected);
});

const nothingKnown = {exitCode: null, signal: null, reason: null, message: null, startedAt: null, finishedAt: null};

test.each([
  ['the empty object of the sample', {}, null],
  ['an empty text', '', null],
  ['a word, as the table has it', 'Error', {...nothingKnown, reason: 'Error'}],
  ['JSON in a text', '{"terminated": {"exitCode": 1}}', {...nothingKnown, exitCode: 1}],
  ['an empty object in a text', '{}', null],
  ['an object', {terminated: {exitCode: '139', signal: '11'}}, {...nothingKnown, exitCode: 139, signal: 11}],
  [
    'the end of a log',
    {terminated: {message: `${'x'.repeat(4000)}\ndial tcp: i/o timeout\n`}},
    {...nothingKnown, message: expect.stringMatching(/^…x+ dial tcp: i\/o timeout$/)},
  ],
  ['a state that is no termination', {running: {startedAt: '2025-11-05T03:48:06Z'}}, null],
])('last state: %s', (_, lastState, expected) => {
  const pod = decoded(podWith('status.containerStatuses.0.lastState', lastState));
  expect(pod.containers[0]?.lastTermination).toEqual(expected);
  expect(pod.unreadable).toEqual([]);
});
