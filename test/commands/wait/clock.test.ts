import {describe, expect, test} from 'vitest';
import {hour, minute} from '../../helpers/pods.ts';
import {runWaiting} from './virtual-wait.ts';

describe("a wait is the same, whatever this machine's clock shows", () => {
  test.each([
    ['installing', 2 * minute, '2m behind'],
    ['installing', -2 * minute, '2m ahead of'],
    ['installing', hour, '60m behind'],
    ['crashloop', -2 * minute, '2m ahead of'],
    ['crashloop', hour, '60m behind'],
    ['oom', -hour, '60m ahead of'],
  ])('%s, %i ms off', async (scenario, aheadMs, off) => {
    const args = ['--timeout', '4m'];
    const right = await runWaiting(args, {scenario});
    const {code, lines, seconds, stderr} = await runWaiting(args, {scenario, aheadMs});
    expect({code, seconds, stderr}).toEqual({code: right.code, seconds: right.seconds, stderr: ''});
    expect(lines).toEqual([`clock this machine's clock is ${off} the API's: ages go by the API's`, ...right.lines]);
  });
});
