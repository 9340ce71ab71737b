import {secretPattern, writtenForms} from './secret-forms.ts';

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
