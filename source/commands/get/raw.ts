import {escapeForTerminal} from '../../text/safe.ts';
import type {OneShot} from './one-shot.ts';

/**
 * The response bodies as the API sent them: pages one after the other, and for several clusters one JSON object a line
 * for each page. For a terminal, characters that could act on it are escaped; otherwise not a byte is changed.
 */
export function rawOutput(results: readonly OneShot[], forTerminal: boolean): string | Uint8Array {
  const chunks: Uint8Array[] = [];
  for (const result of results) {
    for (const {bytes} of result.kind === 'answer' ? result.answer.pages : []) {
      chunks.push(...(results.length === 1 ? [bytes] : asLine(result.cluster.id, bytes)));
    }
  }
  const whole = Buffer.concat(chunks);
  if (!forTerminal) {
    return whole;
  }
  const text = escapeForTerminal(whole.toString('utf8'));
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function asLine(clusterId: string, body: Uint8Array): readonly Uint8Array[] {
  const start = `{"cluster":${JSON.stringify(clusterId)},"response":`;
  return [Buffer.from(start), withoutLayout(body), Buffer.from('}\n')];
}

const [quote, backslash] = [0x22, 0x5c];
const whiteSpace: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * JSON without the white space between its parts, so that it fits on a line. It is not parsed: numbers too large for
 * JavaScript, repeated keys and escapes stay as they are.
 */
function withoutLayout(json: Uint8Array): Uint8Array {
  const kept = new Uint8Array(json.length);
  let length = 0;
  let inText = false;
  let escaped = false;
  for (const byte of json) {
    if (!inText && whiteSpace.has(byte)) {
      continue;
    }
    kept[length] = byte;
    length += 1;
    if (byte === quote && !escaped) {
      inText = !inText;
    }
    escaped = inText && byte === backslash && !escaped;
  }
  return kept.subarray(0, length);
}
