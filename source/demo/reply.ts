import type {ServerResponse} from 'node:http';

/** A request as the demo server sees it. `path` and `rawQuery` are as sent; header names are lower case. */
export type DemoRequest = {
  /** Comes back as `X-Request-Id` and in the gateway's error bodies. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
};

/** The way of a reply to the client: a response whose head is prepared but not sent, and the bytes of the body. */
export type Wire = {
  readonly response: ServerResponse;
  readonly body: Uint8Array;
  /** Waits so many ms; rejects when the connection ends meanwhile. */
  readonly sleep: (ms: number) => Promise<void>;
};

/** What is sent back. `compressible`: may be gzipped when the client accepts that. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly compressible: boolean;
  /** Does with the body what is to be done in the place of sending it whole and at once. */
  readonly deliver?: (wire: Wire) => void | Promise<void>;
};

export function bodyBytes({body}: Reply): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

/** A text exactly as given. */
export function textReply(status: number, contentType: string, body: string): Reply {
  return {status, headers: {'Content-Type': contentType}, body, compressible: false};
}

export function jsonReply(status: number, value: unknown): Reply {
  return {
    status,
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(value),
    compressible: true,
  };
}

/** An error of UCS itself. */
export function ucsFailure(status: number, code: string, message: string): Reply {
  return jsonReply(status, {error_code: code, error_msg: message});
}

/** An error of the gateway in front of it, which adds the id of the request. */
export function gatewayError({id}: DemoRequest, status: number, code: string, message: string): Reply {
  return jsonReply(status, {error_msg: message, error_code: code, request_id: id});
}
