import type {Pod} from '../../pod/pod.ts';

const sharedEnd = '-controller';

/**
 * What apps are called where they stand side by side: without the `-controller` at their end when all of them have it,
 * as those of Flux do.
 */
export function appNames(apps: readonly string[]): (app: string) => string {
  const allShare = apps.every(app => app.length > sharedEnd.length && app.endsWith(sharedEnd));
  return app => (allShare && app.endsWith(sharedEnd) ? app.slice(0, -sharedEnd.length) : app);
}

// Controllers put what tells their pods apart at the end of the name.
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('-') + 1);
}

type Named = Pick<Pod, 'uid' | 'app' | 'name' | 'namespace'>;

/**
 * What each pod is called where they stand side by side, by uid: its app, with the end of its name where several pods are
 * of that app, and its whole name where that is not enough.
 */
export function podLabels(pods: readonly Named[]): ReadonlyMap<string, string> {
  const nameOf = appNames(pods.map(({app}) => app));
  const forms: readonly ((pod: Named) => string)[] = [
    ({app}) => nameOf(app),
    ({app, name}) => `${nameOf(app)} ${lastPart(name)}`,
    ({name}) => name,
    ({namespace, name}) => `${namespace}/${name}`,
  ];
  const labels = new Map<string, string>();
  let unclear = pods;
  for (const [index, form] of forms.entries()) {
    const isLast = index === forms.length - 1;
    const alike = [...Map.groupBy(unclear, form)];
    for (const [label, group] of alike) {
      if (isLast || group.length === 1) {
        group.forEach(({uid}) => {
          labels.set(uid, label);
        });
      }
    }
    unclear = isLast ? [] : alike.flatMap(([, group]) => (group.length === 1 ? [] : group));
  }
  return labels;
}
