import {expect, test} from 'vitest';
import {logLine} from '../../../source/program/log/file.ts';
import {redactSecrets} from '../../../source/text/redact.ts';

const redact = redactSecrets(['secret-of-a-test']);

test('a line is a JSON object with the time first', () => {
  const fields = {id: 1, url: 'https://h/v1', ok: true, code: null};
  expect(logLine(Date.parse('2026-11-23T08:00:00.250Z'), 'answer', fields, redact)).toBe(
    '{"time":"2026-11-23T08:00:00.250Z","event":"answer","id":1,"url":"https://h/v1","ok":true,"code":null}\n',
  );
});

test.each([
  ['a line break', 'a\nb', '"a\\nb"'],
  ['an escape sequence', '\u001b[2J', '"\\u001b[2J"'],
  ['a C1 character', '\u009b2J', '"\\u009b2J"'],
  ['a change of direction', 'a\u202eb', '"a\\u202eb"'],
  ['half a character', 'a\ud83d', '"a\\ud83d"'],
  ['other alphabets', '集群', '"集群"'],
  ['a secret', 'it is secret-of-a-test!', '"it is [redacted]!"'],
])('%s', (_case, message, written) => {
  const line = logLine(0, 'failure', {message}, redact);
  expect(line).toBe(`{"time":"1970-01-01T00:00:00.000Z","event":"failure","message":${written}}\n`);
  expect(JSON.parse(line).message).toBe(message.replace('secret-of-a-test', '[redacted]'));
});

test('a long text is cut, after the secrets are out', () => {
  const {message} = JSON.parse(
    logLine(0, 'failure', {message: `${'x '.repeat(495)}secret-of-a-test${' y'.repeat(9)}`}, redact),
  );
  expect(message).toHaveLength(1000);
  expect(message).toMatch(/x \[redacted…$/);
  expect(logLine(0, 'failure', {message: 'x'.repeat(1_000_000)}, redact).length).toBeLessThan(1200);
});
