import {controllersFor} from './controllers.ts';
import {clusterId, type DemoCluster, type Site} from './demo-cluster.ts';
import {randomFor} from './seeded-random.ts';
import {crashLooping, enabled, installing, notEnabled, type Story, stuckOnImage, wellUsed} from './stories.ts';

/** A cluster on which a story is played; its id follows from the seed and the name. */
export function demoCluster(seed: number, name: string, site: Site, story: Story, podCount = 4): DemoCluster {
  return {
    id: clusterId(seed, name),
    name,
    site,
    chapters: story({seed, cluster: name, controllers: controllersFor(podCount)}),
  };
}

const cities = ['beijing', 'shanghai', 'guangzhou', 'guiyang', 'wulanchabu', 'hongkong', 'singapore', 'jakarta'];
const roles = ['prod', 'staging', 'edge'] as const;
const siteOf: Readonly<Record<(typeof roles)[number], Site>> = {prod: 'cce', staging: 'attached', edge: 'onpremise'};

/** Of ten clusters six are well. */
const stories: readonly Story[] = [
  enabled,
  enabled,
  enabled,
  enabled,
  enabled,
  wellUsed,
  installing,
  stuckOnImage,
  crashLooping,
  notEnabled,
];

/** `count` clusters with `podsPer` controllers each, in different states; names and states follow from the seed. */
export function generateFleet(count: number, podsPer: number, seed: number): readonly DemoCluster[] {
  return Array.from({length: count}, (_, index) => {
    const role = roles[index % roles.length] ?? 'prod';
    const city = cities[Math.floor(index / roles.length) % cities.length] ?? 'beijing';
    const name = `${city}-${role}-${String(Math.floor(index / (roles.length * cities.length)) + 1).padStart(2, '0')}`;
    const story = stories[Math.floor(randomFor(seed, `story/${name}`)() * stories.length)] ?? enabled;
    return demoCluster(seed, name, siteOf[role], story, podsPer);
  });
}
