import {createServer, type IncomingMessage, request as send} from 'node:http';
import {type AddressInfo, connect, type Socket} from 'node:net';
import {onTestFinished} from 'vitest';

/** What a proxy was asked for: `CONNECT host:port`, or `GET http://…`. */
export type ProxyRequest = {readonly what: string; readonly headers: IncomingMessage['headers']};

export type TestProxy = {readonly url: string; readonly asked: readonly ProxyRequest[]};

const refusals = {
  403: {title: 'Forbidden', headers: {}},
  407: {title: 'Proxy Authentication Required', headers: {'Proxy-Authenticate': 'Basic realm="test"'}},
} as const;

/** A proxy on loopback, until the test is over: it refuses with this status, or (null) leads to where it is asked to. */
export async function startRefusingProxy(refusal: keyof typeof refusals | null): Promise<TestProxy> {
  const asked: ProxyRequest[] = [];
  const sockets = new Set<Socket>();
  const note = ({method, url, headers}: IncomingMessage) => asked.push({what: `${method} ${url}`, headers});

  const server = createServer((request, response) => {
    note(request);
    if (refusal !== null) {
      response.writeHead(refusal, refusals[refusal].headers).end();
      return;
    }
    const onward = send(request.url ?? '', {method: request.method, headers: request.headers}, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });

  server.on('connect', (request, client: Socket, first: Buffer) => {
    note(request);
    client.on('error', () => client.destroy());
    if (refusal !== null) {
      const {title, headers} = refusals[refusal];
      const lines = Object.entries({...headers, 'Content-Length': '0'}).map(([name, value]) => `${name}: ${value}\r\n`);
      client.end(`HTTP/1.1 ${refusal} ${title}\r\n${lines.join('')}\r\n`);
      return;
    }
    const {hostname, port} = new URL(`http://${request.url}`);
    const tunnel = connect(Number(port || 80), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(first);
      tunnel.pipe(client).pipe(tunnel);
    });
    tunnel.on('error', () => client.destroy());
    sockets.add(tunnel);
  });

  server.on('connection', socket => sockets.add(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}
