import * as v from 'valibot';
import {isTime, parseTime} from '../../text/time.ts';

// The field table of the API page contradicts its own sample (texts that are booleans, objects that are texts), and its
// SDKs drop zero values. So every field may be absent or null, and scalars may come as one another.

/** Longer lists and maps are cut: nothing real has as many, and a hostile answer must not take the memory. */
export const maxEntries = 200;

/** Stands in a list for all that was cut off. It reads as no entry at all, so it is reported as unreadable. */
const theRest = Symbol('the rest');

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumeric(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Number(value)));
}

function isFlag(value: unknown): value is string | boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && /^(true|false|)$/i.test(value));
}

function toInteger(value: string | number): number | null {
  const whole = Math.trunc(Number(value));
  return value === '' ? null : Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, whole));
}

/** A text; numbers and booleans are written out. */
export const text = v.nullish(v.pipe(v.custom<string | number | boolean>(isScalar), v.transform(String)), null);

/** A whole number, also as a text; an empty text is none. */
export const integer = v.nullish(v.pipe(v.custom<string | number>(isNumeric), v.transform(toInteger)), null);

/** A boolean, also as a text; an empty text is none. */
export const flag = v.nullish(
  v.pipe(
    v.custom<string | boolean>(isFlag),
    v.transform(value => (value === '' ? null : String(value).toLowerCase() === 'true')),
  ),
  null,
);

/** An RFC 3339 time, as epoch ms; an empty text and Go's zero time are none. */
export const time = v.nullish(
  v.pipe(
    v.string(),
    v.check(value => value === '' || isTime(value)),
    v.transform(parseTime),
  ),
  null,
);

/** Anything: a field whose inside this program does not read. */
export const anything = v.nullish(v.unknown(), null);

/** A list whose entries this program does not read. */
export const listOfAnything = v.nullish(v.array(v.unknown()), null);

/** An object with these fields, all of them optional. */
export function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.nullish(v.pipe(v.custom<Record<string, unknown>>(isRecord), v.object(entries)), null);
}

/** A list of objects, cut at `maxEntries`. */
export function list<const Item extends v.GenericSchema>(item: Item) {
  return v.nullish(
    v.pipe(
      v.array(v.unknown()),
      v.transform(all => (all.length > maxEntries ? [...all.slice(0, maxEntries), theRest] : all)),
      v.array(item),
    ),
    null,
  );
}

/** A map from texts to texts (labels), cut at `maxEntries`. */
export const textMap = v.nullish(
  v.pipe(
    v.custom<Record<string, unknown>>(isRecord),
    v.transform(map => {
      const names = Object.keys(map);
      return names.length > maxEntries
        ? Object.fromEntries(names.slice(0, maxEntries).map(name => [name, map[name]]))
        : map;
    }),
    v.record(v.string(), text),
  ),
  null,
);

function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const step of issue.path ?? []) {
    path += typeof step.key === 'number' ? `[${step.key}]` : `${path === '' ? '' : '.'}${String(step.key)}`;
  }
  return issue.input === theRest ? `${path} and the rest` : path;
}

// What failed still stands in the output as it came in; `output` itself is a fresh object.
function clearAt(output: unknown, issue: v.BaseIssue<unknown>): void {
  const steps = issue.path ?? [];
  let parent = output;
  for (const step of steps.slice(0, -1)) {
    parent = isRecord(parent) || Array.isArray(parent) ? Reflect.get(parent, String(step.key)) : null;
  }
  const last = steps.at(-1);
  if (last !== undefined && (isRecord(parent) || Array.isArray(parent))) {
    Reflect.set(parent, String(last.key), null);
  }
}

/**
 * Reads a value by a schema whose every field is optional. A field that cannot be read becomes null and its path is
 * reported, e.g. `status.containerStatuses[0].state`; the rest stays. A value that is no object at all reads as null.
 */
export function readTolerantly<const Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): {readonly value: v.InferOutput<Schema> | null; readonly unreadable: readonly string[]} {
  const result = v.safeParse(schema, input);
  if (result.success) {
    return {value: result.output, unreadable: []};
  }
  if (result.issues.some(issue => issue.path === undefined)) {
    return {value: null, unreadable: []};
  }
  for (const issue of result.issues) {
    clearAt(result.output, issue);
  }
  // null is a value of every field, so with the failed ones cleared the output has its type.
  return {value: result.output as v.InferOutput<Schema>, unreadable: result.issues.map(pathOf)};
}
