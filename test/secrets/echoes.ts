import type {CannedAnswer, CannedReply} from '../../source/demo/server/server.ts';

type Headers = Readonly<Record<string, string>>;

/** What a server that shows too much has to show: the headers as they came, and those that are secrets by themselves. */
function shownBy(headers: Headers) {
  const all = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const own = [headers['x-auth-token'], headers['x-security-token']].filter(value => value !== undefined);
  return {canonical: `canonicalRequest:GET|/|${all.join('|')}`, secret: own.join(' ')};
}

function json(message: string, code = 'UCS.00000005'): string {
  return JSON.stringify({error_code: code, error_msg: message});
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function html(text: string): string {
  return text.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('=', '&#61;');
}

type Body = (shown: {readonly canonical: string; readonly secret: string}) => string;

const bodies: readonly Body[] = [
  ({canonical}) => json(canonical),
  ({secret}) => json(`the token ${secret} is not good`),
  ({secret}) => json(`the token ${secret.slice(0, 20)}... is not good`),
  ({secret}) => json(`no such parameter: auth=${encodeURIComponent(secret)}&x=1`),
  ({secret}) => json(`no such parameter: auth=${encodeURIComponent(secret).toLowerCase()}`),
  ({secret}) => json(`Basic ${base64(secret)} was refused`),
  ({secret}) => json(`Basic ${base64(`user:${secret}`)} was refused`),
  ({secret}) => json(`Basic ${base64(`a:${secret}:b`).replaceAll('+', '-').replaceAll('/', '_')} was refused`),
  ({canonical}) => json(base64(canonical)),
  ({secret}) => json('x', secret),
  ({secret}) => JSON.stringify({trace: {headers: {'x-auth-token': secret}}}).replaceAll('/', '\\/'),
  ({canonical}) => JSON.stringify(JSON.stringify({error_msg: canonical})),
  ({secret}) => `<html><title>refused: ${html(secret)}</title></html>`,
  ({canonical}) => `${canonical}\n\nno JSON at all`,
];

const statuses = [400, 403, 404, 500, 503, 302, 200] as const;

function echo(status: number, body: Body): CannedReply {
  return ({headers}): CannedAnswer => {
    const shown = shownBy(headers);
    return {status, headers: {'X-Request-Id': shown.secret, Location: `/?${shown.secret}`}, body: body(shown)};
  };
}

/** Replies that show the credentials they were asked with, in every form and with every status. */
export const echoes: readonly CannedReply[] = bodies.flatMap(body => statuses.map(status => echo(status, body)));

/** What a gateway says to credentials it refuses, with all it was asked with. */
export const refusalThatEchoes: CannedReply = ({headers}) => ({
  status: 401,
  body: json(`verify aksk signature fail, ${shownBy(headers).canonical}`, 'APIGW.0301'),
});
