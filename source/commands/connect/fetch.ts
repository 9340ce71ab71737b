import {isLoopback} from '../../config/endpoint.ts';
import {type HttpProxy, proxyOf} from '../../config/proxy.ts';
import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';

type Fetch = typeof globalThis.fetch;

/**
 * The fetch to use: the built-in one, or one that goes through the proxy of the environment and trusts `--ca-file`.
 * Requests to loopback addresses never go through a proxy. Throws `ConfigError` for a proxy or file that cannot be used.
 */
export async function chooseFetch(
  {caFile}: Pick<Settings, 'caFile'>,
  effects: Pick<Effects, 'env' | 'cwd' | 'fetch'>,
): Promise<Fetch> {
  const proxy = proxyOf(effects.env);
  const ca = caFile === null ? undefined : await certificates(caFile, effects.cwd);
  return proxy === null && ca === undefined ? effects.fetch : fetchThrough(proxy, ca);
}

// What follows is loaded only when it is needed: most runs have neither a proxy nor a CA file, and start faster so.
async function certificates(caFile: string, cwd: string): Promise<string[]> {
  const {trustedCertificates} = await import('./ca-file.ts');
  return trustedCertificates(caFile, cwd);
}

async function fetchThrough(proxy: HttpProxy | null, ca: string[] | undefined): Promise<Fetch> {
  const {Agent, EnvHttpProxyAgent, fetch} = await import('undici');
  const tls = ca === undefined ? {} : {ca};
  const direct = new Agent({connect: tls});
  // Everything is given, so that the agent does not read the environment by its own rules.
  const proxied =
    proxy === null
      ? direct
      : new EnvHttpProxyAgent({
          httpProxy: '',
          httpsProxy: proxy.url,
          noProxy: proxy.noProxy,
          connect: tls,
          requestTls: tls,
          proxyTls: tls,
        });
  return async (input, init) => {
    // undici does not know the built-in Request class, so it gets the parts. Only GET is sent: there is no body. The signal
    // is the caller's own: that of the request is collected together with it, and then no abort reaches the body any more.
    const request = new Request(input, init);
    const response = await fetch(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      redirect: request.redirect,
      signal: init?.signal ?? request.signal,
      dispatcher: isLoopback(request.url) ? direct : proxied,
    });
    return new Response(response.body, {
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
    });
  };
}
