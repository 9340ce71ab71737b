function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether two values made of plain objects, arrays and primitives are alike, however deep. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (!(isObject(a) && isObject(b)) || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && deepEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
