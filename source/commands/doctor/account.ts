import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes} from '../../program/exit-codes.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {UcsError} from '../../rollout/feed/failure.ts';
import {isClusterId, resolveClusters} from '../connect/clusters.ts';
import type {Connected} from '../connect/connect.ts';
import {type Look, lookAtClusters} from '../get/look.ts';
import {standing} from '../monitor/lines.ts';
import {type Answer, clockFinding} from './answers.ts';
import {type Finding, fail, failedBy, ok, warn} from './finding.ts';

/** How many names of clusters a line tells. */
const mostNames = 5;

/**
 * Whether the API answers: its list of clusters, and GitOps on the clusters that are meant, on the first one where none
 * are. Refused credentials are not tried again: five refusals lock an access key.
 */
export async function* lookAtAccount(
  {api, credentialsSource}: Connected,
  answers: readonly Answer[],
  settings: Settings,
  effects: Effects,
): AsyncGenerator<Finding> {
  const list = await api.clusters(effects.signal).catch(expected);
  const answer = answers.find(({url}) => url.startsWith(settings.endpoint));
  if (answer !== undefined) {
    yield ok('connection', `answered within ${answer.tookMs} ms`);
  }
  // Where it was asked for the domain id and said no, IAM's has to do.
  const [first] = answers;
  if (first !== undefined) {
    yield clockFinding(first);
  }
  if (list instanceof UcsError) {
    yield failedBy(topicOf(list, answer !== undefined), list);
    // Whoever may not list clusters may still ask for one by its id.
    if (list.kind !== 'forbidden' || settings.clusters.length === 0 || !settings.clusters.every(isClusterId)) {
      return;
    }
  } else {
    yield ok('sign-in', credentialsSource === 'none' ? 'not needed' : 'accepted');
    yield clustersFinding(list);
  }
  yield* lookAtGitops(api, list instanceof UcsError ? [] : list, settings, effects);
}

async function* lookAtGitops(
  api: Connected['api'],
  list: readonly ClusterRef[],
  {clusters: wanted, failGraceMs}: Settings,
  effects: Effects,
): AsyncGenerator<Finding> {
  if (wanted.length === 0 && list.length === 0) {
    return;
  }
  // The list is known by now: it is not asked for again.
  const directory = {...api, clusters: async () => list};
  try {
    const clusters = await resolveClusters(directory, wanted);
    const looks = await lookAtClusters(
      api,
      wanted.length === 0 ? clusters.slice(0, 1) : clusters,
      failGraceMs,
      effects,
    );
    yield* looks.map(gitopsFinding);
  } catch (error) {
    yield failedBy('gitops', error);
  }
}

function expected(error: unknown): UcsError {
  if (error instanceof UcsError) {
    return error;
  }
  throw error;
}

function topicOf({kind}: UcsError, answered: boolean): string {
  return kind === 'auth' || kind === 'forbidden' ? 'sign-in' : answered ? 'clusters' : 'connection';
}

function clustersFinding(list: readonly ClusterRef[]): Finding {
  if (list.length === 0) {
    const hint = 'Check the account, and the site: --site cn or --site intl.';
    return fail(
      'clusters',
      'none in this account, or none that these credentials may see',
      exitCodes.noSuchCluster,
      hint,
    );
  }
  const names = list.slice(0, mostNames).map(({name}) => name);
  return ok('clusters', `${list.length} visible: ${names.join(', ')}${list.length > mostNames ? ', …' : ''}`);
}

function gitopsFinding(look: Look): Finding {
  const {name} = look.cluster;
  if (look.kind === 'failure') {
    const {text, ...finding} = failedBy('gitops', look.error);
    return {...finding, text: `${name}: ${text}`};
  }
  const {observation} = look.answer;
  return observation.kind === 'pods' && observation.incomplete !== null
    ? warn('gitops', `${name}: the list is not complete: ${observation.incomplete}`)
    : ok('gitops', `${name}: ${standing(look.snapshot)}`);
}
