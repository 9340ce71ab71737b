import {describe, expect, test} from 'vitest';
import {auth, keys, type Line, serve, token, utf8} from './doctor-server.ts';

describe('the clock', () => {
  const minutes = 60_000;

  test.each<readonly [string, number, Readonly<Record<string, string>>, Line, number]>([
    ['a little off', -4000, token, ['ok', 'clock', "as the API's"], 0],
    ['ahead', -90_000, token, ['warn', 'clock', expect.stringMatching(/^(89|90|91)s ahead of the API's\nSet this/)], 0],
    ['behind', 10 * minutes, keys, ['warn', 'clock', expect.stringMatching(/^10m behind the API's\n/)], 0],
    ['too far for AK/SK', -20 * minutes, keys, ['fail', 'clock', expect.stringMatching(/^20m ahead/)], 5],
    ['far, with a token', -20 * minutes, token, ['warn', 'clock', expect.stringMatching(/^20m ahead/)], 0],
  ])('%s', async (_case, offset, env, line, exitCode) => {
    const {doctor} = await serve({auth, now: () => Date.now() + offset});
    const {code, lines} = await doctor([], {env: {...utf8, ...env}});
    expect(lines).toContainEqual(line);
    expect(code).toBe(exitCode);
  });

  test('a server that does not tell its time', async () => {
    const {doctor, answer} = await serve();
    answer('/v1/clusters', {status: 200, headers: {Date: 'soon'}, body: '{"items":[],"total":0}'});
    expect((await doctor()).lines).toContainEqual(['ok', 'clock', 'not known: no Date header in the answer']);
  });
});
