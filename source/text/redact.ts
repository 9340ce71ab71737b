import {encodeRfc3986} from './percent.ts';
import {safeText} from './safe.ts';

// Enough to be sure that it is the secret: messages may quote a long one only in part.
const tellingLength = 12;

// In base64, where chance plays a part, so many characters.
const tellingBase64 = 8;

// What a quoted secret goes on with, references such as `&#43;` included.
const tail = '(?:&#?\\w+;|[^\\s|",;])*';
const base64Tail = '(?:[\\w+/=-]|%2[BF]|%3D|\\\\/)*';

/** The whole secret as it may be written: as it is, in a URL, in JSON. */
function writtenForms(secret: string): readonly string[] {
  return [...new Set([secret, encodeRfc3986(secret), JSON.stringify(secret).slice(1, -1)])];
}

/** A UTF-16 unit as it is, or as it stands in a URL, in a JSON text or in HTML. */
function anyWriting(character: string): string {
  if (/\w/.test(character)) {
    return character;
  }
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const plain = `\\\\*\\u${hex.padStart(4, '0')}`;
  return `(?:${plain}|%(?:25)?${hex}|\\\\+u00${hex}|\\\\+x${hex}|&#0*${code};|&#x0*${hex};)`;
}

function anyBase64(character: string): string {
  switch (character) {
    case '+':
      return '(?:[+-]|%2B)';
    case '/':
      return '(?:\\\\?/|_|%2F)';
    default:
      return character;
  }
}

/**
 * Patterns for the base64 of any text with the secret in it, one for each place that the secret can have in a group of
 * three bytes. The group at its beginning that it shares with other bytes may be anything.
 */
function base64Patterns(secret: string): readonly string[] {
  return [0, 1, 2].flatMap(offset => {
    const bytes = Buffer.from('\0'.repeat(offset) + secret);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    const core = whole.slice(offset === 0 ? 0 : 4);
    const pattern = core.slice(0, tellingLength).split('').map(anyBase64).join('');
    return core.length < tellingBase64 ? [] : [`${offset === 0 ? '' : '(?:[\\w+/-]{4})?'}${pattern}${base64Tail}`];
  });
}

/** Finds a secret, or its first twelve characters with what hangs on to them, in any of the forms it may be written in. */
function secretPattern(secret: string): RegExp {
  const start = secret.slice(0, tellingLength).split('').map(anyWriting).join('');
  return new RegExp([start + tail, ...base64Patterns(secret)].join('|'), 'gi');
}

/** Gives a text without the secrets it knows. */
export type Redact = (text: string) => string;

const mark = '[redacted]';

// Taking out every "a" would tell more than it hides; no real secret is as short.
const shortestSecret = 4;

const rules: readonly (readonly [RegExp, string])[] = [
  // Annotations of a cluster may hold a kubeconfig. What follows them goes too: where they end cannot be told for sure.
  [/((?:annotations|kubeconfig)\\*["']?\s*:)[\s\S]+/gi, `$1 ${mark}`],
  [
    /\b(client-(?:certificate|key)-data|certificate-authority-data)(\\*["']?\s*:\s*\\*["']?)[^\s"'\\,}]+/gi,
    `$1$2${mark}`,
  ],
  [/-----BEGIN [\s\S]+/g, mark],
  // Headers as a gateway echoes them in a canonical request: `name:value|name:value`.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)(\\*"?\s*[:=]\s*\\*"?)[^|\r\n"]+/gi, `$1$2${mark}`],
  [/\b(x-(?:auth|security|subject)-token)(\\*"?\s*[:=]\s*\\*"?)[^|\s",;]+/gi, `$1$2${mark}`],
  [/\b(SDK-HMAC-SHA256\s+Access|Signature|Bearer)([=\s]+)[^|\s",;]+/gi, `$1$2${mark}`],
  // Name and password in a URL.
  [/(\w:\/\/)[^\s/@]+@/g, `$1${mark}@`],
  // JSON Web Tokens.
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g, mark],
  // Tokens are long base64; nothing that helps a reader is.
  [/[\w+/=-]{100,}/g, mark],
];

/** Takes these secrets out of texts, however they are written: as they are, encoded, or in part. */
export function redactSecrets(secrets: readonly string[]): Redact {
  const known = secrets
    .filter(secret => secret.length >= shortestSecret)
    .map(secret => ({forms: writtenForms(secret), pattern: secretPattern(secret)}));
  return text =>
    known.reduce((rest, {forms, pattern}) => {
      const withoutForms = forms.reduce((whole, form) => whole.replaceAll(form, mark), rest);
      return withoutForms.replace(pattern, mark);
    }, text);
}

/**
 * The text of another program without the given secrets, without header values that authorise, without what may hold a
 * kubeconfig, and without anything that looks like a token.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const safe = redactSecrets(secrets)(text);
  return rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), safe);
}

// Longer than any message; keeps the patterns of redact() away from a body of megabytes.
const maxRead = 10_000;

/** A text of a server, or of an error, as it may be shown: one line, without secrets, bounded. */
export function publicText(text: string, secrets: readonly string[], maxLength = 300): string {
  const line = redact(text.slice(0, maxRead), secrets).replace(/\s+/g, ' ').trim();
  return safeText(line, maxLength);
}
