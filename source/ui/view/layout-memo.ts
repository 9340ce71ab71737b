/** Gives what `make` gives, or what it gave last time under the same name from the very same values. */
export type LayoutMemo = <L>(name: unknown, from: readonly unknown[], make: () => L) => L;

/** Remembers the last layout of each name, so that keys, screen and footer lay out a frame once. */
export function createLayoutMemo(): LayoutMemo {
  const known = new Map<unknown, {readonly from: readonly unknown[]; readonly layout: unknown}>();
  return <L>(name: unknown, from: readonly unknown[], make: () => L): L => {
    const last = known.get(name);
    if (last?.from.every((value, index) => value === from[index])) {
      return last.layout as L;
    }
    const layout = make();
    known.set(name, {from, layout});
    return layout;
  };
}
