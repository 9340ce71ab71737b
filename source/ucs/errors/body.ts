/** What an error body says. Nothing in it is safe to print yet. */
export type ErrorBody = {
  readonly code: string | null;
  readonly message: string;
  readonly requestId: string | null;
  /** It is a page for people: not UCS, nor its gateway, has answered. */
  readonly html: boolean;
};

const codeNames = ['error_code', 'errorCode', 'code'];
const messageNames = ['error_msg', 'errorMessage', 'message', 'error', 'title'];

function textIn(body: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'string' && value.trim() !== '') {
      return value;
    }
  }
  return null;
}

function pairIn(value: unknown): {readonly code: string | null; readonly message: string} | null {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const body = value as Readonly<Record<string, unknown>>;
  const code = textIn(body, codeNames);
  const message = textIn(body, messageNames);
  return code === null && message === null ? null : {code, message: message ?? ''};
}

// The pair may stand one object deeper (`{"error": {"code": …, "message": …}}`), or in a list of such.
function nestedPair(body: object) {
  for (const value of Object.values(body)) {
    const pair = pairIn(Array.isArray(value) ? value[0] : value);
    if (pair !== null) {
      return pair;
    }
  }
  return null;
}

function readText(text: string): ErrorBody {
  const start = text.slice(0, 65_536);
  if (!/^\s*<(!doctype|html|head|body|\?xml)/i.test(start)) {
    return {code: null, message: text, requestId: null, html: false};
  }
  const title = /<title[^<>]*>([^<]*)</i.exec(start)?.[1]?.trim();
  return {code: null, message: title ? `an HTML page "${title}"` : 'an HTML page', requestId: null, html: true};
}

/** The value a JSON text stands for; undefined when it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a body of any shape: the pairs of UCS, of the gateway, of CCE and of IAM, a text, a JSON text, HTML, nothing. */
export function readErrorBody(text: string): ErrorBody {
  const value = parseJson(text);
  if (typeof value === 'string') {
    return readErrorBody(value);
  }
  if (typeof value !== 'object' || value === null) {
    return readText(text);
  }
  const pair = pairIn(value) ?? nestedPair(value) ?? {code: null, message: text};
  const requestId = textIn(value as Readonly<Record<string, unknown>>, ['request_id', 'requestId']);
  return {...pair, requestId, html: false};
}
