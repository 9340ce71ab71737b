/** A part of a list. `continue` leads to the next part; it and the number of items after this one are absent in the last. */
export type Page<Item> = {
  readonly items: readonly Item[];
  readonly metadata: {readonly continue?: string; readonly remainingItemCount?: string};
};

/** Like Kubernetes' own tokens: base64 of the name after which to go on, so that pods may come and go between two pages. */
function tokenAfter(name: string): string {
  return Buffer.from(JSON.stringify({v: 'meta.k8s.io/v1', start: name})).toString('base64');
}

function nameIn(token: string): string | null {
  try {
    const {start} = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as {start?: unknown};
    return typeof start === 'string' ? start : null;
  } catch {
    return null;
  }
}

/** The page that `token` asks for, of items sorted by name; null when the token is none of ours. */
export function pageOf<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  token: string,
  pageSize: number,
): Page<Item> | null {
  const after = token === '' ? '' : nameIn(token);
  if (after === null) {
    return null;
  }
  const rest = items.filter(item => nameOf(item) > after);
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  const remaining = rest.length - page.length;
  return {
    items: page,
    metadata:
      remaining === 0 || last === undefined
        ? {}
        : {continue: tokenAfter(nameOf(last)), remainingItemCount: String(remaining)},
  };
}
