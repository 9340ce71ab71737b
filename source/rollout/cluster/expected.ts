import {imageTag} from '../pod/image.ts';
import type {Pod} from '../pod/pod.ts';

/** How many of the tags that run instead are named. */
const mostTags = 3;

/** An entry of `--expect`, `APP` or `APP=TAG`; null: any version will do. */
type Expected = {readonly app: string; readonly tag: string | null};

function read(entry: string): Expected {
  const [app = '', tag = null] = entry.split('=', 2);
  return {app, tag};
}

function podsOf(pods: readonly Pod[], {app}: Expected): readonly Pod[] {
  return pods.filter(({appNames}) => appNames.includes(app));
}

/** The tags of the containers that carry the app: those of its name, else all. */
function tagsOf({containers}: Pod, {app}: Expected): readonly (string | null)[] {
  const named = containers.filter(({name}) => name === app);
  return (named.length === 0 ? containers : named).map(({image}) => (image === null ? null : imageTag(image)));
}

function isThere(pods: readonly Pod[], expected: Expected): boolean {
  return podsOf(pods, expected).some(pod => tagsOf(pod, expected).includes(expected.tag));
}

/** The entries of `expect` (`APP` or `APP=TAG`) of which none of these pods is. */
export function missingOf(pods: readonly Pod[], expect: readonly string[]): readonly string[] {
  const names = new Set(pods.flatMap(({appNames}) => appNames));
  return expect.filter(entry => {
    const expected = read(entry);
    return expected.tag === null ? !names.has(expected.app) : !isThere(pods, expected);
  });
}

function otherVersion(pods: readonly Pod[], expected: Expected): string | null {
  const found = podsOf(pods, expected);
  if (found.length === 0) {
    return null;
  }
  const tags = new Set(found.flatMap(pod => tagsOf(pod, expected)).filter(tag => tag !== null));
  const running = [...tags].slice(0, mostTags).join(' and ') || 'an image without a tag';
  return `${expected.app} runs ${running}, not ${expected.tag}`;
}

/**
 * What is said of missing entries: `no pod of helm-controller for 3m; source-controller runs v1.4.1, not v1.5.0`. `held` is
 * that `for 3m`.
 */
export function missingText(pods: readonly Pod[], missing: readonly string[], held: string): string {
  const entries = missing.map(read);
  const others = entries.map(expected => otherVersion(pods, expected));
  const absent = new Set(entries.filter((_, index) => others[index] === null).map(({app}) => app));
  const none = absent.size === 0 ? [] : [`no pod of ${[...absent].join(', ')}${held}`];
  return [...none, ...others.filter(text => text !== null)].join('; ');
}
