import type {DemoCluster, Site} from './demo-cluster.ts';
import {demoCluster, generateFleet} from './fleet.ts';
import {type FaultTimetable, outage} from './outage.ts';
import {evictions, initContainers, missingConfig, nowhereToRun, readinessFlaps, standby} from './rare-stories.ts';
import {sampleAnswer, sampleClusterId} from './sample.ts';
import {
  crashLooping,
  disabling,
  empty,
  enabled,
  installing,
  installingFrom,
  mixed,
  notEnabled,
  notEnabledText,
  outOfMemory,
  type Story,
  stuckOnImage,
  wellUsed,
} from './stories.ts';
import {recreating, updateStuck, upgrading} from './update-stories.ts';

type Scenario = {
  readonly title: string;
  readonly clusters: (seed: number) => readonly DemoCluster[];
  /** What goes wrong with the server meanwhile; absent: nothing. */
  readonly faults?: FaultTimetable;
};

/** The cluster of the API page; it answers the page's sample for ever. */
function sampleCluster(name: string): DemoCluster {
  return {
    id: sampleClusterId,
    name,
    site: 'cce',
    chapters: [{from: 0, act: {kind: 'verbatim', status: 200, contentType: 'application/json', body: sampleAnswer}}],
  };
}

function one(title: string, name: string, site: Site, story: Story, podCount?: number): Scenario {
  return {
    title,
    clusters: seed => [demoCluster(seed, name, site, story, podCount)],
  };
}

const scenarios: Readonly<Record<string, Scenario>> = {
  rollout: {
    title:
      'six clusters: one installs, one is well, one cannot pull, one crashes, one has no GitOps, one is the API sample',
    clusters: seed => [
      demoCluster(seed, 'prod-a', 'cce', installing, 6),
      demoCluster(seed, 'prod-b', 'cce', wellUsed),
      demoCluster(seed, 'staging', 'attached', stuckOnImage),
      demoCluster(seed, 'edge-1', 'onpremise', crashLooping),
      demoCluster(seed, 'legacy', 'cce', notEnabled),
      sampleCluster('sample'),
    ],
  },
  sample: {title: "the API page's sample answer, byte for byte", clusters: () => [sampleCluster('test-cluster')]},
  enabled: one('one cluster, everything ready', 'prod-b', 'cce', enabled),
  installing: one('from nothing to ready within a minute', 'prod-a', 'cce', installing, 6),
  stuck: one('a controller whose image cannot be pulled', 'staging', 'attached', stuckOnImage),
  crashloop: one('a controller that crashes again and again', 'edge-1', 'onpremise', crashLooping),
  oom: one('a controller that runs out of memory again and again', 'edge-1', 'onpremise', outOfMemory),
  'not-enabled': one('GitOps was never enabled (UCS.00060003)', 'legacy', 'cce', notEnabled),
  'not-enabled-text': one('the same, said by a 404 with a plain text', 'legacy', 'cce', notEnabledText),
  empty: one('a list without pods', 'legacy', 'cce', empty),
  disabling: one('GitOps is being disabled, then is not enabled', 'staging', 'cce', disabling),
  upgrade: one('a new release replaces the old one, controller by controller', 'prod-b', 'cce', upgrading),
  recreate: one(
    'a new release of all controllers at once; the old source-controller is gone before the new one comes',
    'prod-b',
    'cce',
    recreating,
  ),
  'stuck-update': one(
    'an update of two replicas whose new pod crashes; the old ones stay',
    'prod-b',
    'cce',
    updateStuck,
  ),
  unschedulable: one('no node takes the pods', 'edge-1', 'onpremise', nowhereToRun),
  init: one('init containers and a sidecar', 'staging', 'attached', initContainers),
  evicted: one('pods that their node evicted', 'prod-b', 'cce', evictions),
  'config-error': one('a container whose Secret is missing', 'staging', 'attached', missingConfig),
  flapping: one('a controller that is not ready for some seconds, again and again', 'prod-b', 'cce', readinessFlaps),
  'ha-standby': one('two replicas of source-controller: one leads, the other stands by', 'prod-b', 'cce', standby),
  outage: {
    title: 'the API goes away 20 seconds into a rollout on three clusters, for half a minute: it hangs, fails, refuses',
    clusters: seed => [
      demoCluster(seed, 'prod-a', 'cce', installing, 6),
      demoCluster(seed, 'prod-b', 'cce', installingFrom(12)),
      demoCluster(seed, 'staging', 'attached', installingFrom(30)),
      demoCluster(seed, 'edge-1', 'onpremise', enabled),
    ],
    faults: outage,
  },
  fleet: {title: '40 clusters in different states', clusters: seed => generateFleet(40, 6, seed)},
  'many-pods': one('5,000 pods in one list', 'giant', 'cce', mixed, 5000),
};

/** Every name that `--scenario` takes. */
export const scenarioNames: readonly string[] = Object.keys(scenarios);

/** Names with one line each, for help texts. */
export const scenarioTable: readonly {readonly name: string; readonly title: string}[] = Object.entries(scenarios).map(
  ([name, {title}]) => ({name, title}),
);

function findScenario(name: string): Scenario {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!scenario) {
    throw new Error(`There is no scenario "${name}". Choose one of: ${scenarioNames.join(', ')}.`);
  }
  return scenario;
}

/** The clusters of a scenario. Throws an error that lists the names there are when this is none of them. */
export function scenarioClusters(name: string, seed: number): readonly DemoCluster[] {
  return findScenario(name).clusters(seed);
}

/** What goes wrong with the server in a scenario, and when. Throws like `scenarioClusters`. */
export function scenarioFaults(name: string): FaultTimetable {
  return findScenario(name).faults ?? [];
}
