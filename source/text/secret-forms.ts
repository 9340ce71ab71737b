import {encodeRfc3986} from './percent.ts';

// Enough to be sure that it is the secret: messages may quote a long one only in part.
const tellingLength = 12;

// In base64, where chance plays a part, so many characters.
const tellingBase64 = 8;

// What a quoted secret goes on with, references such as `&#43;` included.
const tail = '(?:&#?\\w+;|[^\\s|",;])*';
const base64Tail = '(?:[\\w+/=-]|%2[BF]|%3D|\\\\/)*';

/** The whole secret as it may be written: as it is, in a URL, in JSON. */
export function writtenForms(secret: string): readonly string[] {
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
export function secretPattern(secret: string): RegExp {
  const start = secret.slice(0, tellingLength).split('').map(anyWriting).join('');
  return new RegExp([start + tail, ...base64Patterns(secret)].join('|'), 'gi');
}
