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

/** What each pod is called where they stand side by side, by uid: its app, with the end of its name where several pods are of that app. */
export function podLabels(pods: readonly Pick<Pod, 'uid' | 'app' | 'name'>[]): ReadonlyMap<string, string> {
  const nameOf = appNames(pods.map(({app}) => app));
  const byApp = Map.groupBy(pods, ({app}) => app);
  return new Map(
    pods.map(({uid, app, name}) => {
      const isAlone = byApp.get(app)?.length === 1;
      return [uid, isAlone ? nameOf(app) : `${nameOf(app)} ${lastPart(name)}`];
    }),
  );
}
