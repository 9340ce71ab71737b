import {expect, test} from 'vitest';
import {explainRefusal} from '../../../source/ucs/errors/refusal.ts';

const now = Date.UTC(2026, 10, 23, 8, 0, 0);
const onTime = new Date(now).toUTCString();

test.each([
  ['verify aksk signature fail', 'the signature does not fit the access key'],
  ['AK access failed to reach the limit,forbidden', 'the access key is locked after too many refusals'],
  ['Get secretKey failed', 'the access key is not known'],
])('keys: %s', (text, meaning) => {
  const message = `Incorrect IAM authentication information: ${text}`;
  expect(explainRefusal(message, 'aksk', onTime, now)?.meaning).toBe(meaning);
});

test.each([
  ['token expires, expires_at 2026-11-22T08:00:00Z', 'the token has expired'],
  ['decrypt token fail', 'the token cannot be read'],
  ['x-auth-token not found', 'no token came with the request'],
  ['The token must be updated', 'the token is no longer good'],
])('a token: %s', (text, meaning) => {
  expect(explainRefusal(text, 'token', onTime, now)?.meaning).toBe(meaning);
});

test.each([
  ['15 minutes are still good', 15, null],
  ['16 minutes ahead', 16, "this machine's clock is 16m ahead of the API's"],
  ['16 minutes behind', -16, "this machine's clock is 16m behind the API's"],
])('clock: %s', (_, minutes, meaning) => {
  expect(explainRefusal('', 'aksk', onTime, now + minutes * 60_000)?.meaning ?? null).toBe(meaning);
});

test('the clock does not matter to a token', () => {
  expect(explainRefusal('', 'token', onTime, now + 3_600_000)).toBeNull();
});

test.each([
  ['no Date header', null],
  ['one that cannot be read', 'today'],
])('%s tells nothing of the clock', (_, date) => {
  expect(explainRefusal('', 'aksk', date, now)).toBeNull();
});

test('a lock counts before the clock', () => {
  const refusal = explainRefusal('failed to reach the limit', 'aksk', onTime, now + 3_600_000);
  expect(refusal?.waitMs).toBe(300_000);
});
