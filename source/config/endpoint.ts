import {ConfigError} from './config-error.ts';

/** Whether a URL's host is this very machine: 127.0.0.0/8, `::1` or `localhost`. */
export function isLoopback(url: string | URL): boolean {
  const {hostname} = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/**
 * A base URL without a slash at its end. Throws `ConfigError` for what is no http(s) URL, for plain http to another
 * machine (it would show the token to the network), and for credentials, a query or a fragment in it.
 * @param name what is being read, e.g. `--endpoint`.
 */
export function parseEndpoint(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text may hold a password or, in a query, a token: it is shown only where it cannot.
  const shown = /[@?]/.test(text) ? 'the URL' : JSON.stringify(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?\/?$/i.test(text) ? text : 'ucs.myhuaweicloud.com';
    throw new ConfigError(`${name}: ${shown} is not an http(s) URL`, `Write it like https://${host}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError(
      `${name}: credentials in the URL are refused, they would show in the process list and in logs`,
      'Leave out user:password@ and use environment variables or --token-file.',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new ConfigError(
      `${name}: ${shown} is refused: plain http would send the credentials unprotected`,
      `Use https://${url.host}. Plain http is for this machine alone (127.0.0.1, ::1, localhost).`,
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ConfigError(`${name}: the URL has a query or a fragment`, `Write ${url.origin}${url.pathname}.`);
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
