import {once} from 'node:events';
import {get, type IncomingMessage} from 'node:http';
import {get as tlsGet} from 'node:https';
import {connect} from 'node:tls';
import {describe, expect, it, onTestFinished} from 'vitest';
import {testCa, testCertificate} from '../../helpers/network/certificates.ts';
import {startRefusingProxy} from '../../helpers/network/refusing-proxy.ts';
import {openSocket} from '../raw-client.ts';
import {fixedPlay} from '../virtual-play.ts';

/** The status of `GET /v1/clusters`, or the code of the error. */
async function tlsStatus(url: string, ca?: string): Promise<string> {
  const request = tlsGet(`${url}/v1/clusters`, {agent: false, ...(ca === undefined ? {} : {ca})});
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return String(response.statusCode);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('https', () => {
  it('is for those who trust the CA', async () => {
    const {server} = await fixedPlay({tls: testCertificate('server')});
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await tlsStatus(server.url, testCa())).toBe('200');
    expect(await tlsStatus(server.url)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  it('may have expired', async () => {
    const {server} = await fixedPlay({tls: testCertificate('expired')});
    expect(await tlsStatus(server.url, testCa())).toBe('CERT_HAS_EXPIRED');
  });

  it.each(['reset', 'reset-in-body', 'reset-at-connect'])('%s works with it too', async fault => {
    const {server} = await fixedPlay({tls: testCertificate('server'), fault});
    const {port} = new URL(server.url);
    const socket = connect({port: Number(port), host: '127.0.0.1', ca: testCa()});
    onTestFinished(() => void socket.destroy());
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.write('GET /v1/clusters HTTP/1.1\r\nHost: demo\r\n\r\n');
    await new Promise(resolve => socket.once('close', resolve));
    const text = Buffer.concat(chunks).toString();
    expect(text.startsWith('HTTP/1.1 200 OK')).toBe(fault === 'reset-in-body');
    expect(text).not.toContain(']}');
    await server.setFault(null);
    expect(await tlsStatus(server.url, testCa())).toBe('200');
  });

  it('refuse closes its port and opens it again', async () => {
    const {server} = await fixedPlay({tls: testCertificate('server'), fault: 'refuse'});
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
    await server.setFault(null);
    expect(await tlsStatus(server.url, testCa())).toBe('200');
  });
});

describe('a proxy of the tests', () => {
  const tunnel = async (proxy: string, target: string) => {
    const {hostname, port} = new URL(proxy);
    const request = get({hostname, port, method: 'CONNECT', path: new URL(target).host, agent: false});
    const [response, socket] = await once(request, 'connect');
    onTestFinished(() => socket.destroy());
    return {response: response as IncomingMessage, socket};
  };

  it('leads on to where it is asked to, and writes it down', async () => {
    const {server} = await fixedPlay({tls: testCertificate('server')});
    const proxy = await startRefusingProxy(null);
    const {response, socket} = await tunnel(proxy.url, server.url);
    const secure = connect({socket, ca: testCa(), servername: 'localhost'});
    secure.write('GET /v1/clusters HTTP/1.1\r\nHost: demo\r\nConnection: close\r\n\r\n');
    expect(response.statusCode).toBe(200);
    expect(Buffer.concat(await secure.toArray()).toString()).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(proxy.asked.map(({what}) => what)).toEqual([`CONNECT ${new URL(server.url).host}`]);
  });

  it.each([403, 407] as const)('refuses with %d, tunnels and requests alike', async status => {
    const {server} = await fixedPlay();
    const proxy = await startRefusingProxy(status);
    const {response} = await tunnel(proxy.url, server.url);
    const {port} = new URL(proxy.url);
    const [plain] = (await once(get({port, path: `${server.url}/v1/clusters`, agent: false}), 'response')) as [
      IncomingMessage,
    ];
    plain.resume();
    expect([response.statusCode, plain.statusCode]).toEqual([status, status]);
    expect(response.headers['proxy-authenticate']).toBe(status === 407 ? 'Basic realm="test"' : undefined);
    expect(server.requests).toEqual([]);
  });

  it('passes plain requests on', async () => {
    const {server} = await fixedPlay();
    const proxy = await startRefusingProxy(null);
    const {port} = new URL(proxy.url);
    const [answer] = (await once(get({port, path: `${server.url}/v1/clusters`, agent: false}), 'response')) as [
      IncomingMessage,
    ];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(proxy.asked.map(({what}) => what)).toEqual([`GET ${server.url}/v1/clusters`]);
  });
});
