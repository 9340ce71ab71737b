import type {ClusterRef, ShownCluster} from '../cluster.ts';

/** How many characters of an id stand beside a name: as many as tell the clusters apart. */
const [fewest, most] = [4, 8];

function startOf(id: string, length: number): string {
  return [...id].slice(0, length).join('');
}

function isTelling(ids: readonly string[], length: number): boolean {
  return new Set(ids.map(id => startOf(id, length))).size === ids.length;
}

/** The ids cut to the shortest starts that differ; whole where longer ones would be needed. */
function shortIds(ids: readonly string[]): readonly string[] {
  for (let length = fewest; length <= most; length += 1) {
    if (isTelling(ids, length)) {
      return ids.map(id => startOf(id, length));
    }
  }
  return ids;
}

function byName(refs: readonly ClusterRef[]): ReadonlyMap<string, readonly ClusterRef[]> {
  return Map.groupBy(refs, ({name}) => name);
}

function labelOf({id, name}: ClusterRef, shortId: string): string {
  // A cluster without a known name is called by the start of its id.
  return id.startsWith(name) ? shortId : `${name} (${shortId})`;
}

/** The clusters with what they are called on screens and in lines: names need not be unique in UCS, labels are. */
export function withLabels(refs: readonly ClusterRef[]): readonly ShownCluster[] {
  const labels = new Map<string, string>();
  for (const [name, namesakes] of byName(refs)) {
    const parts = shortIds(namesakes.map(({id}) => id));
    for (const [index, ref] of namesakes.entries()) {
      labels.set(ref.id, namesakes.length === 1 ? name : labelOf(ref, parts[index] ?? ref.id));
    }
  }
  return refs.map(({id, name}) => ({id, name, label: labels.get(id) ?? name}));
}

/** The clusters that share their name and whose id begins with this text, as labels have it. */
export function byShortId(refs: readonly ClusterRef[], text: string): readonly ClusterRef[] {
  const start = text.toLowerCase();
  const names = byName(refs);
  return start.length < fewest
    ? []
    : refs.filter(({id, name}) => id.toLowerCase().startsWith(start) && (names.get(name) ?? []).length > 1);
}
