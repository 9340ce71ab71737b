/** The terminal with properties of `own` in the place of its own. Its methods are bound to it. */
export function overlay(terminal: NodeJS.WriteStream, own: Readonly<Record<string, unknown>>): NodeJS.WriteStream {
  return new Proxy(terminal, {
    get: (target, key) => {
      if (typeof key === 'string' && Object.hasOwn(own, key)) {
        return own[key];
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
