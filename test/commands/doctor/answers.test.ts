import {describe, expect, test} from 'vitest';
import {refusal, serve} from './doctor-server.ts';

describe('an answer that is no good', () => {
  test.each<readonly [string, Parameters<Awaited<ReturnType<typeof serve>>['answer']>[1], number, string, string]>([
    ['a list that is not allowed', refusal(403, 'APIGW.0302'), 5, 'sign-in', 'UCS ReadOnlyAccess'],
    ['a throttled account', refusal(429, 'APIGW.0308'), 6, 'clusters', 'Ask less often'],
    ['an API that is gone', refusal(404, 'APIGW.0101'), 6, 'clusters', 'Check --endpoint'],
    ['a server error', refusal(500, 'APIGW.0601'), 6, 'clusters', 'request id'],
    [
      'a login page',
      {status: 200, headers: {'Content-Type': 'text/html'}, body: '<html>'},
      6,
      'clusters',
      'login page',
    ],
    ['an account without clusters', {status: 200, body: '{"items":[],"total":0}'}, 7, 'clusters', '--site intl'],
  ])('%s', async (_case, reply, exitCode, topic, text) => {
    const {doctor, answer} = await serve();
    answer('/v1/clusters', reply);
    const {code, failures, textOf} = await doctor();
    expect(failures).toEqual([['fail', topic, expect.stringContaining(text)]]);
    expect(textOf('connection')).toMatch(/^answered/);
    expect(code).toBe(exitCode);
  });

  test('whoever may not list clusters is told of the one whose id is given, all the same', async () => {
    const {doctor, answer, clusters} = await serve();
    answer('/v1/clusters', refusal(403, 'APIGW.0302'));
    const {code, lines} = await doctor([clusters[1]?.id ?? '']);
    expect(lines.at(-1)).toEqual(['ok', 'gitops', expect.stringMatching(/^[0-9a-f]{8}: enabled/)]);
    expect(code).toBe(5);
  });

  test.each<readonly [string, readonly string[], number, string]>([
    ['an unknown name', ['prod-c'], 7, 'no cluster is named "prod-c"\nDid you mean prod-a or prod-b?'],
    ['an unknown id', ['99999999-7947-11ee-9467-0255ac1001bf'], 7, '99999999: '],
  ])('%s', async (_case, args, exitCode, text) => {
    const {doctor} = await serve();
    const {code, failures} = await doctor(args);
    expect(failures).toEqual([['fail', 'gitops', expect.stringContaining(text)]]);
    expect(code).toBe(exitCode);
  });

  test('a cluster that gives no answer: the code is that of the first', async () => {
    const {doctor, answer, clusters} = await serve();
    answer(clusters[0]?.id ?? '', refusal(502, 'APIGW.0201'));
    answer(clusters[1]?.id ?? '', refusal(403, 'UCS.01010003'));
    const {code, failures} = await doctor(['prod-a', 'prod-b']);
    expect(failures.map(([, topic, text]) => [topic, text.split(':')[0]])).toEqual([
      ['gitops', 'prod-a'],
      ['gitops', 'prod-b'],
    ]);
    expect(code).toBe(6);
  });
});
