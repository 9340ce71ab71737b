import {describe, expect, test} from 'vitest';
import {serve} from './get-server.ts';

describe('raw', () => {
  test('the very bytes of the API', async () => {
    const {get, body, id} = await serve({scenario: 'sample'});
    const {stdoutBytes} = await get(['-o', 'raw', id]);
    expect(stdoutBytes.equals(await body(id))).toBe(true);
    expect(stdoutBytes.toString('utf8')).toContain('"metadata" : { },\n  "items" : [ {');
  });

  test('bytes that are no UTF-8 stay in a pipe', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    const bytes = Buffer.concat([Buffer.from('{"items":[],"x":"'), Buffer.from([0xff, 0x9b, 0xe9]), Buffer.from('"}')]);
    answer('*', {status: 200, body: bytes});
    expect((await get(['-o', 'raw'])).stdoutBytes.equals(bytes)).toBe(true);
  });

  test('on a terminal what could act on it is escaped', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: '{\n  "items": [],\n  "x": "\u009b2J\u202e\u007f"\n}'});
    expect(await get(['-o', 'raw'], {outputIsTty: true})).toMatchObject({
      stdout: '{\n  "items": [],\n  "x": "\\u009b2J\\u202e\\u007f"\n}\n',
    });
  });

  test('pages come one after the other', async () => {
    const {get, body, id} = await serve({scenario: 'enabled', pageSize: 3});
    const first = await body(id);
    const token: string = JSON.parse(first.toString('utf8')).metadata.continue;
    const second = await body(id, `?continue=${encodeURIComponent(token)}`);
    const {stdoutBytes} = await get(['-o', 'raw']);
    expect(stdoutBytes.equals(Buffer.concat([first, second]))).toBe(true);
  });

  test('several clusters: one JSON object a line, its numbers, keys and escapes as they came', async () => {
    const {get, answer, clusters} = await serve({scenario: 'rollout'});
    const body = '{\r\n\t"items" : [ ],\n "a b" : "c  \\" d\\\\",\n "n" : 12345678901234567890,\n "n" : 1.0\n}\n';
    answer('*', {status: 200, body});
    const {stdout} = await get(['-o', 'raw', 'prod-a', 'prod-b']);
    const response = '{"items":[],"a b":"c  \\" d\\\\","n":12345678901234567890,"n":1.0}';
    expect(stdout.split('\n')).toEqual([
      `{"cluster":"${clusters[0]?.id}","response":${response}}`,
      `{"cluster":"${clusters[1]?.id}","response":${response}}`,
      '',
    ]);
  });

  test('that GitOps is not enabled is a body, too', async () => {
    const {get, body, id} = await serve({scenario: 'not-enabled'});
    const {code, stdout} = await get(['-o', 'raw', id]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({error_code: 'UCS.00060003'});
    expect(stdout).toBe((await body(id)).toString('utf8'));
  });
});
