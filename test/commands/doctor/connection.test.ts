import {describe, expect, test} from 'vitest';
import {testCaFile, testCertificate} from '../../helpers/network/certificates.ts';
import {serve} from './doctor-server.ts';

describe('no connection', () => {
  test('nobody there: 6', async () => {
    const {doctor, close} = await serve();
    await close();
    const {code, failures, lines} = await doctor();
    expect(failures).toEqual([
      ['fail', 'connection', expect.stringMatching(/^the connection was refused.*\nCheck --endpoint/)],
    ]);
    expect(lines.at(-1)?.[1]).toBe('connection');
    expect(code).toBe(6);
  });

  test('a certificate that nobody trusts: 6, and with --ca-file it works', async () => {
    const {doctor} = await serve({tls: testCertificate('server')});
    const {code, failures} = await doctor();
    expect(failures).toEqual([
      ['fail', 'connection', expect.stringMatching(/^the certificate is signed by nobody.*\n.*--ca-file/)],
    ]);
    expect(code).toBe(6);
    expect(await doctor(['--ca-file', testCaFile])).toMatchObject({code: 0, failures: []});
  });
});
