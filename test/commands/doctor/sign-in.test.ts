import {describe, expect, test} from 'vitest';
import {auth, keys, serve, utf8} from './doctor-server.ts';

describe('no sign-in', () => {
  test.each([
    ['a token', {HW_AUTH_TOKEN: 'bad-token'}],
    ['AK/SK', {...keys, HUAWEICLOUD_SDK_SK: 'bad-secret'}],
  ])('%s that is refused: 5, after a single try', async (_case, env) => {
    const {doctor, requests} = await serve({auth});
    const {code, stdout, failures, lines} = await doctor(['legacy'], {env: {...utf8, ...env}});
    expect(failures).toEqual([['fail', 'sign-in', expect.stringMatching(/\(request id [0-9a-f]{32}\)\n/)]]);
    expect(lines.at(-1)?.[1]).toBe('sign-in');
    expect(code).toBe(5);
    expect(requests).toHaveLength(1);
    expect(stdout).not.toMatch(/bad-(token|secret)/);
  });

  test('AK/SK that IAM refuses: 5', async () => {
    const {doctor, url} = await serve({auth});
    const env = {...utf8, HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'bad', IAM_ENDPOINT: url};
    const {code, failures} = await doctor([], {env});
    expect(failures).toEqual([['fail', 'sign-in', expect.stringContaining('the domain id could not be looked up')]]);
    expect(code).toBe(5);
  });
});
