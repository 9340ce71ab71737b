import * as v from 'valibot';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import {type FailureKind, retryOf} from '../../rollout/feed/failure-kinds.ts';
import {messageOrNull, nameOrNull} from '../../text/safe.ts';
import {parseTime} from '../../text/time.ts';
import {type RecordedLine, recordingFormat} from './format.ts';

const timeSchema = v.pipe(v.string(), v.transform(parseTime), v.number());
// A recording may come from anywhere: its texts are made safe as those of an answer are.
const nameSchema = v.pipe(
  v.string(),
  v.transform(text => nameOrNull(text)),
  v.string(),
);
const messageSchema = v.pipe(
  v.string(),
  v.transform(text => messageOrNull(text) ?? ''),
);
const nameIfAny = v.nullish(
  v.pipe(
    v.string(),
    v.transform(text => nameOrNull(text)),
  ),
  null,
);
const numberIfAny = v.nullish(v.number(), null);
const clusterSchema = v.object({id: nameSchema, name: nameSchema});
// No clock is further off than the years that a time of the API can have; what is moved by it stays a time.
const longestSkewMs = 253_402_300_800_000;
// Earlier versions did not write it.
const skewSchema = v.optional(v.pipe(v.number(), v.minValue(-longestSkewMs), v.maxValue(longestSkewMs)), 0);
const everyLine = {at: timeSchema, carried: v.optional(v.boolean())};

const runSchema = v.pipe(
  v.object({
    'ucs-gitops-recording': v.literal(recordingFormat),
    version: v.string(),
    startedAt: timeSchema,
    intervalMs: v.number(),
  }),
  v.transform(({startedAt, version, intervalMs}): RecordedLine => {
    return {kind: 'run', at: startedAt, version, intervalMs};
  }),
);

const sameSchema = v.pipe(
  v.object({...everyLine, cluster: v.optional(clusterSchema), clockSkewMs: skewSchema, same: v.literal(true)}),
  v.transform(({at, carried, cluster, clockSkewMs}): RecordedLine => {
    return cluster === undefined
      ? {kind: 'clusters', at, carried, clusters: null}
      : {kind: 'answer', at, carried, cluster, clockSkewMs, pages: null};
  }),
);

const bodySchema = v.union([
  v.pipe(
    v.string(),
    v.transform(text => Buffer.from(text)),
  ),
  v.pipe(
    v.object({base64: v.string()}),
    v.transform(({base64}) => Buffer.from(base64, 'base64')),
  ),
]);

const answerSchema = v.pipe(
  v.object({
    ...everyLine,
    cluster: clusterSchema,
    clockSkewMs: skewSchema,
    status: v.number(),
    pages: v.pipe(v.array(bodySchema), v.minLength(1)),
  }),
  v.transform(({at, carried, cluster, clockSkewMs, status, pages}): RecordedLine => {
    const last = pages.length - 1;
    const read = pages.map((bytes, index) => ({status: index === last ? status : 200, bytes}));
    return {kind: 'answer', at, carried, cluster, clockSkewMs, pages: read};
  }),
);

const errorSchema = v.object({
  kind: v.picklist(Object.keys(retryOf) as FailureKind[]),
  message: messageSchema,
  hint: messageSchema,
  status: numberIfAny,
  code: nameIfAny,
  requestId: nameIfAny,
  retryAfterMs: numberIfAny,
});

const failureSchema = v.pipe(
  v.object({...everyLine, cluster: v.optional(clusterSchema), error: errorSchema}),
  v.transform(({at, carried, cluster, error}): RecordedLine => {
    return {kind: 'failure', at, carried, cluster: cluster ?? null, error: new FeedFailure(error)};
  }),
);

const clustersSchema = v.pipe(
  v.object({...everyLine, clusters: v.array(clusterSchema)}),
  v.transform(({at, carried, clusters}): RecordedLine => ({kind: 'clusters', at, carried, clusters})),
);

const lineSchema = v.union([sameSchema, answerSchema, failureSchema, clustersSchema, runSchema]);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a line of a recording says; null when it is damaged, or not one of ours. */
export function decodeLine(text: string): RecordedLine | null {
  const {success, output} = v.safeParse(lineSchema, jsonOf(text));
  return success ? output : null;
}

/** Which format a first line announces, and the program it is of; null when it is none of a recording. */
export function announcedFormat(text: string): {readonly format: number; readonly version: string} | null {
  const schema = v.object({'ucs-gitops-recording': v.number(), version: nameSchema});
  const {success, output} = v.safeParse(schema, jsonOf(text));
  return success ? {format: output['ucs-gitops-recording'], version: output.version} : null;
}
