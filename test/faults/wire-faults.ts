/** What a fault does to one look at a cluster, and to the monitor that has seen good data before. */
export type FaultRow = {
  readonly name: string;
  /** Exit code of `get`. */
  readonly exit: 0 | 5 | 6 | 7;
  /** The beginning of the cause in one line; null: there is nothing to tell. */
  readonly cause: RegExp | null;
  /** What the monitor says of the connection. */
  readonly connection: 'live' | 'stale' | 'auth' | 'throttled' | 'not-found';
  /** Shows up in the monitor with it. */
  readonly sign: RegExp;
};

type Row = Omit<FaultRow, 'name'>;

const goodPods = /✓ helm [\s\S]*1\/1 ready/;

function failure(cause: RegExp, exit: FaultRow['exit'] = 6, connection: FaultRow['connection'] = 'stale'): Row {
  return {exit, cause, connection, sign: goodPods};
}

/** An answer with pods, about which there may be something to tell. */
function answer(sign: RegExp, cause: RegExp | null = null): Row {
  return {exit: 0, cause, connection: 'live', sign};
}

const brokeOff = /the connection broke before the answer was complete: /;
const noAnswer = /no answer within [\d.]+ s/;
const halfAnAnswer = /the answer was not complete within [\d.]+ s/;
const cutJson = /the answer is not JSON: \{"metadata":\{\},"items":\[/;
const tooLarge = /the answer is larger than 32 MiB/;

const wire: Readonly<Record<string, Row>> = {
  refuse: failure(/the connection was refused: connect ECONNREFUSED /),
  'reset-at-connect': failure(brokeOff),
  reset: failure(brokeOff),
  'reset-in-body': failure(brokeOff),
  hang: failure(noAnswer),
  'hang-in-body': failure(halfAnAnswer),
  drip: failure(halfAnAnswer),
  slow: failure(noAnswer),
  'very-slow': failure(noAnswer),
  flapping: failure(/an error inside the gateway: .*\(HTTP 503, /),
  'short-length': failure(cutJson),
  'long-length': failure(brokeOff),
};

const bodies: Readonly<Record<string, Row>> = {
  truncated: failure(cutJson),
  empty: failure(/the answer is empty/),
  html: failure(/the answer is not JSON: an HTML page "Sign in"/),
  'wrong-type': answer(goodPods),
  bom: answer(goodPods),
  'bad-utf8': answer(/\uFFFD{3,}helm /),
  'bad-gzip': failure(/the answer could not be decompressed: /),
  'gzip-bomb': failure(tooLarge),
  huge: failure(tooLarge),
  redirect: failure(/redirected to http:\/\/127\.0\.0\.1:\d+ \(HTTP 302\)/),
  'redirect-away': failure(/redirected to http:\/\/127\.0\.0\.1:\d+ \(HTTP 302\)/),
};

const lists: Readonly<Record<string, Row>> = {
  deep: answer(/ 4 of 4 ready /, /.*1 of 5 entries are no pods/),
  'many-containers': answer(/200\/200 ready /),
  'many-pods': answer(/ 5000 of 5000 ready /),
  'continue-repeats': answer(/ 4 of 4 ready /, /.*the list repeats itself after 2 pages/),
  'continue-endless': answer(/ 400 of 400 ready /, /.*the list does not end after 100 pages/),
  'flapping-pods': answer(/0\/1 ready {3}\d+ restart/),
  hostile: answer(/ 0 of 53 ready /),
  'hostile-clusters': answer(goodPods),
  'hostile-error': failure(/server error: Internal error /),
  'wrong-types': answer(/\(unnamed\)/, /.*9 of 1570 entries are no pods/),
};

const requestNotAccepted = /request not accepted: /;
const serverError = /server error: /;

/** For each status the cause when the body holds no code and when it does, and the rest of the row. */
const statuses: readonly (readonly [
  status: number,
  plain: RegExp,
  json: RegExp,
  exit: FaultRow['exit'],
  connection: FaultRow['connection'],
])[] = [
  [400, requestNotAccepted, /UCS does not understand the request: .*\(HTTP 400, UCS\.00000011\)/, 6, 'stale'],
  [401, /the token cannot be read: /, /the token cannot be read: .*\(HTTP 401, APIGW\.0301\)/, 5, 'auth'],
  [403, /permission denied: /, /this user may not call the API: .*\(HTTP 403, APIGW\.0302\)/, 5, 'auth'],
  [404, /no such cluster: /, /UCS knows no such cluster: .*\(HTTP 404, UCS\.00030001\)/, 7, 'not-found'],
  [429, /throttled: /, /the gateway throttles the requests: .*\(HTTP 429, APIGW\.0308\)/, 6, 'throttled'],
  [500, serverError, /an error inside UCS: .*\(HTTP 500, UCS\.00000005\)/, 6, 'stale'],
  [502, serverError, /the gateway could not pass the request on: .*\(HTTP 502, APIGW\.0201\)/, 6, 'stale'],
  [503, serverError, /an error inside the gateway: .*\(HTTP 503, APIGW\.0613\)/, 6, 'stale'],
  [504, serverError, /the gateway could not pass the request on: .*\(HTTP 504, APIGW\.0201\)/, 6, 'stale'],
];

/** UCS and its gateway never answer in HTML: a page says less, and with 404 that something else stands there. */
const pages: Readonly<Record<number, Row>> = {
  401: failure(/credentials refused: an HTML page "401 Unauthorized" \(HTTP 401\)/, 5, 'auth'),
  404: failure(/no such API at this endpoint: an HTML page "404 Not Found" \(HTTP 404\)/),
};

const errors: Readonly<Record<string, Row>> = Object.fromEntries(
  statuses.flatMap(([status, plain, json, exit, connection]) => {
    const page = new RegExp(`${plain.source}an HTML page "${status} [A-Z][A-Za-z ]+" \\(HTTP ${status}\\)`);
    return [
      [`${status}-string`, failure(plain, exit, connection)],
      [`${status}-json`, failure(json, exit, connection)],
      [`${status}-nested`, failure(plain, exit, connection)],
      [`${status}-html`, pages[status] ?? failure(page, exit, connection)],
    ];
  }),
);

function named(rows: Readonly<Record<string, Row>>): readonly FaultRow[] {
  return Object.entries(rows).map(([name, row]) => ({name, ...row}));
}

/** What goes wrong with the connection, the body or the list. */
export const wireRows: readonly FaultRow[] = named({...wire, ...bodies, ...lists});

/** What the server says itself to be wrong. */
export const statusRows: readonly FaultRow[] = named({
  ...errors,
  'api-gone': failure(/the API does not exist at this endpoint: .*\(HTTP 404, APIGW\.0101\)/),
  '429-retry-after': failure(/the gateway throttles the requests: /, 6, 'throttled'),
});

/** What takes longer than anybody wants to wait: the time for a request is what ends it. */
const endless: readonly string[] = ['hang', 'hang-in-body', 'drip', 'slow', 'very-slow'];

export const hangingRows: readonly FaultRow[] = wireRows.filter(({name}) => endless.includes(name));

/** Everything that comes to an end by itself, however long a busy machine takes for it. */
export const promptRows: readonly FaultRow[] = wireRows.filter(({name}) => !endless.includes(name));

/** For hanging: long enough for a busy machine to begin an answer, and shorter than `slow` takes. */
export const shortTimeout = '2500ms';

/** For everything else. */
export const longTimeout = '1m';
