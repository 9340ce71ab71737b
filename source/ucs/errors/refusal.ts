import {skewText} from '../../rollout/feed/clock-skew.ts';
import {parseHttpDate} from '../../text/http-date.ts';

/** What a request was authorised with; null: with nothing. */
export type CredentialsKind = 'token' | 'aksk' | null;

/** Why credentials were refused, as far as it can be told. */
type Refusal = {readonly meaning: string; readonly hint: string; readonly waitMs?: number};

const signatureLifeMs = 15 * 60_000;
const lockMs = 5 * 60_000;

const newToken = 'Get a new token (for the domain, not for a project) and put it where the old one came from.';

// The texts IAM writes into a 401.
const subTexts: readonly (readonly [RegExp, Refusal])[] = [
  [
    /reach(ed)? the limit/i,
    {
      meaning: 'the access key is locked after too many refusals',
      hint: 'Wait five minutes, check the secret key meanwhile, then try again.',
      waitMs: lockMs,
    },
  ],
  [
    /verify ?ak ?sk signature fail/i,
    {
      meaning: 'the signature does not fit the access key',
      hint: 'Check the secret key; temporary keys need their security token as well.',
    },
  ],
  [
    /get ?secret ?key failed/i,
    {
      meaning: 'the access key is not known',
      hint: 'Check the access key and the site (--site); temporary keys need their security token as well.',
    },
  ],
  [/token expire/i, {meaning: 'the token has expired', hint: newToken}],
  [/token must be updated/i, {meaning: 'the token is no longer good', hint: newToken}],
  [
    /decrypt token fail/i,
    {
      meaning: 'the token cannot be read',
      hint: 'Check that the whole token was copied, and that it is for this region and site (--site).',
    },
  ],
  [
    /x-auth-token not found/i,
    {
      meaning: 'no token came with the request',
      hint: 'Check that no proxy takes the header X-Auth-Token away.',
    },
  ],
];

const noCredentials: Refusal = {
  meaning: 'credentials are needed',
  hint: 'Set HW_AUTH_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or name a file with --token-file.',
};

function clockRefusal(serverDate: string | null, now: number): Refusal | null {
  const skewMs = (parseHttpDate(serverDate) ?? now) - now;
  if (Math.abs(skewMs) <= signatureLifeMs) {
    return null;
  }
  return {
    meaning: `this machine's clock is ${skewText(skewMs)}`,
    hint: 'Set the clock of this machine: a signature is good for 15 minutes around its time.',
  };
}

/** The cause of a 401, from the text of the server and its `Date` header; null when nothing more is known. */
export function explainRefusal(
  text: string,
  credentials: CredentialsKind,
  serverDate: string | null,
  now: number,
): Refusal | null {
  if (credentials === null) {
    return noCredentials;
  }
  const told = subTexts.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  // A lock has to be waited for even if the clock was what brought it about.
  return told?.waitMs || credentials === 'token' ? told : (clockRefusal(serverDate, now) ?? told);
}
