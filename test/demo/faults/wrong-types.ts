import type {FaultContext} from '../../../source/demo/faults/fault.ts';
import {fullPod} from './full-pod.ts';

/** What stands in the place of a value. Undefined: JSON leaves the field out. */
const wrongValues: Readonly<Record<string, unknown>> = {
  missing: undefined,
  null: null,
  'empty-text': '',
  text: 'wrong',
  true: true,
  negative: -1,
  huge: 1e308,
  list: [],
  'list-of-null': [null],
  object: {},
};

type Path = readonly (string | number)[];

/** Where the values of a JSON value are, itself first. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  const keys: Path = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const parts = value as Readonly<Record<string | number, unknown>>;
  return [path, ...keys.flatMap(key => pathsOf(parts[key], [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, wrong: unknown): unknown {
  if (key === undefined) {
    return wrong;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? replaced(item, rest, wrong) : item));
  }
  const parts = Object.entries(value as object);
  return Object.fromEntries(parts.map(([name, part]) => [name, name === key ? replaced(part, rest, wrong) : part]));
}

/** All values that are no objects and no lists. */
function allReplaced(value: unknown, wrong: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(item => allReplaced(item, wrong));
  }
  if (typeof value !== 'object' || value === null) {
    return wrong;
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, allReplaced(part, wrong)]));
}

function named(pod: ReturnType<typeof fullPod>, name: string) {
  return {...pod, metadata: {...pod.metadata, name, uid: name}};
}

/** For each field of a pod and each wrong value a pod with that one mistake, named after it; and pods with nothing but mistakes. */
export function wrongPods(context: FaultContext, clusterId: string): readonly unknown[] {
  const pod = fullPod(context, clusterId, 'wrong-controller');
  const paths = pathsOf(pod);
  return Object.entries(wrongValues).flatMap(([wrongness, wrong]) => [
    allReplaced(pod, wrong),
    ...paths.map(path => replaced(named(pod, `${['pod', ...path].join('.')}-${wrongness}`), path, wrong)),
  ]);
}
