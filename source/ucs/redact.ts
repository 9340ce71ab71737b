const mark = '[redacted]';

// Enough to be sure that it is the secret: messages may quote a long one only in part.
const tellingLength = 12;

const rules: readonly (readonly [RegExp, string])[] = [
  // Headers as a gateway echoes them in a canonical request: `name:value|name:value`.
  [/\b((?:proxy-)?authorization|(?:set-)?cookie)("?\s*[:=]\s*"?)[^|\r\n"]+/gi, `$1$2${mark}`],
  [/\b(x-(?:auth|security|subject)-token)("?\s*[:=]\s*"?)[^|\s",;]+/gi, `$1$2${mark}`],
  [/\b(SDK-HMAC-SHA256\s+Access|Signature|Bearer)([=\s]+)[^|\s",;]+/gi, `$1$2${mark}`],
  // Name and password in a URL.
  [/(\w:\/\/)[^\s/@]+@/g, `$1${mark}@`],
  // Tokens are long base64; nothing that helps a reader is.
  [/[\w+/=-]{100,}/g, mark],
];

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
}

/** The text without the given secrets, without header values that authorise, and without anything that looks like a token. */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets.filter(each => each !== '')) {
    const start = escapeRegExp(secret.slice(0, tellingLength));
    safe = safe.replaceAll(secret, mark).replace(new RegExp(`${start}[^\\s|",;]*`, 'g'), mark);
  }
  for (const [pattern, replacement] of rules) {
    safe = safe.replace(pattern, replacement);
  }
  return safe;
}
