import {type DemoRequest, gatewayError, type Reply} from '../reply.ts';
import {canonicalRequest, parseAuthorization, parseSdkDate, type Signed, signatureOf} from './gateway-signature.ts';

/** An access key the server knows. With `securityToken` it is a temporary one, and the token must come along, signed. */
export type AccessKey = {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly domainId: string;
  readonly securityToken?: string;
};

/** Which requests are answered: those with one of these tokens, or signed with one of these keys. */
export type DemoAuth = {readonly tokens?: readonly string[]; readonly keys?: readonly AccessKey[]};

/** The account that a request is made for, or the reply that refuses it. */
export type AuthVerdict = {readonly domainId: string} | {readonly refusal: Reply};

/** The account of token holders and of servers that check nothing. */
const defaultDomainId = '8b1f0a6c3d5e4f7092a1b3c4d5e6f708';

const skewLimitMs = 15 * 60_000;
const failuresBeforeLock = 5;
const lockMs = 5 * 60_000;

type Problem = {readonly code: 'APIGW.0301' | 'APIGW.0303'; readonly message: string};
function problem(text: string): Problem {
  return {
    code: 'APIGW.0301',
    message: `Incorrect IAM authentication information: ${text}`,
  };
}

/** What is wrong with a signed request; null when nothing is. */
function signatureProblem(request: DemoRequest, signed: Signed, key: AccessKey, now: number): Problem | null {
  const {headers} = request;
  const carries = (name: string, value: string) => headers[name] === value && signed.signedHeaders.includes(name);
  const date = headers['x-sdk-date'] ?? '';
  if (!signed.signedHeaders.includes('x-sdk-date') || Number.isNaN(parseSdkDate(date))) {
    return problem('verify aksk signature fail, x-sdk-date is missing, not signed or not a time');
  }
  if (Math.abs(now - parseSdkDate(date)) > skewLimitMs) {
    const text = `Incorrect app authentication information: signature expired, signature time:${date},server time:${new Date(now).toISOString()}`;
    return {code: 'APIGW.0303', message: text};
  }
  const canonical = canonicalRequest(request, signed.signedHeaders);
  if (signatureOf(key.secretKey, date, canonical) !== signed.signature) {
    // The gateway shows what it has signed, header values included, with | for the ends of lines.
    return problem(`verify aksk signature fail, canonicalRequest:${canonical.replaceAll('\n', '|')}`);
  }
  if (key.securityToken !== undefined && !carries('x-security-token', key.securityToken)) {
    return problem('verify aksk signature fail, x-security-token is missing, not signed or not valid');
  }
  // IAM is asked for the domain id, so it cannot be given there.
  if (!request.path.startsWith('/v3/') && !carries('x-domain-id', key.domainId)) {
    return problem('verify aksk signature fail, x-domain-id is missing, not signed or not that of the access key');
  }
  return null;
}

/**
 * The gateway's check of tokens and AK/SK signatures, with its lock: after five failures of a key in a row everything
 * it signs is refused for five minutes. Without `auth` every request is answered.
 */
export function createAuthCheck(auth: DemoAuth | undefined, now: () => number): (request: DemoRequest) => AuthVerdict {
  const failures = new Map<string, {readonly count: number; readonly lastAt: number}>();

  const checkSignature = (request: DemoRequest, authorization: string): AccessKey | Problem => {
    const signed = parseAuthorization(authorization);
    if (!signed) {
      return problem('verify aksk signature fail, the Authorization header cannot be read');
    }
    const failed = failures.get(signed.access);
    const count = failed && now() - failed.lastAt < lockMs ? failed.count : 0;
    if (count >= failuresBeforeLock) {
      return problem('AK access failed to reach the limit,forbidden');
    }
    const fail = (wrong: Problem): Problem => {
      failures.set(signed.access, {count: count + 1, lastAt: now()});
      return wrong;
    };
    const key = auth?.keys?.find(({accessKey}) => accessKey === signed.access);
    if (!key) {
      return fail(problem(`Get secretKey failed,ak:${signed.access},err:ak not exist`));
    }
    const wrong = signatureProblem(request, signed, key, now());
    if (wrong) {
      return fail(wrong);
    }
    failures.delete(signed.access);
    return key;
  };

  const checkToken = (token: string | undefined): Problem | null => {
    if (!token) {
      return problem('x-auth-token not found');
    }
    return auth?.tokens?.includes(token) ? null : problem('decrypt token fail');
  };

  return request => {
    if (!auth) {
      return {domainId: defaultDomainId};
    }
    const {authorization} = request.headers;
    const result = authorization
      ? checkSignature(request, authorization)
      : (checkToken(request.headers['x-auth-token']) ?? {domainId: defaultDomainId});
    return 'code' in result
      ? {refusal: gatewayError(request, 401, result.code, result.message)}
      : {domainId: result.domainId};
  };
}
