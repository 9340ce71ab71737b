import {readFile} from 'node:fs/promises';
import {createServer as createHttpServer, type IncomingHttpHeaders} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {type AddressInfo, connect, type Server} from 'node:net';
import {fileURLToPath} from 'node:url';
import {onTestFinished} from 'vitest';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/tls/${name}`, import.meta.url));

/** The self-signed certificate (for localhost, 127.0.0.1 and ucs.example.test) of `startHttpsServer`. */
export const certificateFile = fixture('cert.pem');

/** Listens on a free loopback port until the test is over. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await new Promise(resolve => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** An https server that answers every request with this body; gives its port. */
export async function startHttpsServer(body: string): Promise<number> {
  const [key, cert] = await Promise.all([readFile(fixture('key.pem')), readFile(certificateFile)]);
  return listen(
    createHttpsServer({key, cert}, (_request, response) => {
      response.writeHead(200, {'Content-Type': 'application/json', Connection: 'close'}).end(body);
    }),
  );
}

/** A proxy that leads every tunnel to one port of this machine, or refuses it; `asked` and `headers` hold what it was asked for. */
export async function startProxy(
  targetPort: number,
  refusal: number | null = null,
): Promise<{readonly url: string; readonly asked: string[]; readonly headers: IncomingHttpHeaders[]}> {
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    response.writeHead(500).end();
  });
  server.on('connect', (request, client) => {
    asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    headers.push(request.headers);
    client.on('error', () => {});
    if (refusal !== null) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const tunnel = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.pipe(client).pipe(tunnel);
    });
    tunnel.on('error', () => client.destroy());
  });
  return {url: `http://127.0.0.1:${await listen(server)}`, asked, headers};
}
