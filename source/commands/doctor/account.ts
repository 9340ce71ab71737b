import type {Settings} from '../../config/settings/settings.ts';
import type {Effects} from '../../program/effects.ts';
import {exitCodes} from '../../program/exit-codes.ts';
import {rulesOf} from '../../program/rules.ts';
import type {ClusterRef} from '../../rollout/cluster/cluster.ts';
import {withLabels} from '../../rollout/cluster/naming/labels.ts';
import {FeedFailure} from '../../rollout/feed/failure.ts';
import {isClusterId, resolveClusters} from '../connect/clusters.ts';
import type {Connected} from '../connect/connect.ts';
import {askClusters, type OneShot} from '../get/one-shot.ts';
import {situation} from '../monitor/lines.ts';
import {type Answer, clockFinding} from './answers.ts';
import {type Finding, fail, failedBy, ok, warn} from './finding.ts';

/** How many names of clusters a line tells. */
const mostNames = 5;

/**
 * Whether the API answers: its list of clusters, and GitOps on the given clusters, or on the first one if none are
 * given. Refused credentials are not tried again: five refusals lock an access key.
 */
export async function* examineAccount(
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
  // Without an answer from UCS, because IAM refused to give the domain id, the answer from IAM has to do.
  const [first] = answers;
  if (first !== undefined) {
    yield clockFinding(first);
  }
  if (list instanceof FeedFailure) {
    yield failedBy(topicOf(list, answer !== undefined), list);
    // Without the right to list clusters, a single one may still be readable by its id.
    if (list.kind !== 'forbidden' || settings.clusters.length === 0 || !settings.clusters.every(isClusterId)) {
      return;
    }
  } else {
    yield ok('sign-in', credentialsSource === 'none' ? 'not needed' : 'accepted');
    yield clustersFinding(list);
  }
  yield* examineGitops(api, list instanceof FeedFailure ? [] : list, settings, effects);
}

async function* examineGitops(
  api: Connected['api'],
  list: readonly ClusterRef[],
  settings: Settings,
  effects: Effects,
): AsyncGenerator<Finding> {
  const {clusters: wanted} = settings;
  if (wanted.length === 0 && list.length === 0) {
    return;
  }
  // The list is known by now, so it is not requested again.
  const directory = {...api, clusters: async () => list};
  try {
    const clusters = await resolveClusters(directory, wanted);
    const results = await askClusters(
      api,
      wanted.length === 0 ? clusters.slice(0, 1) : clusters,
      rulesOf(settings),
      effects,
    );
    yield* results.map(gitopsFinding);
  } catch (error) {
    yield failedBy('gitops', error);
  }
}

function expected(error: unknown): FeedFailure {
  if (error instanceof FeedFailure) {
    return error;
  }
  throw error;
}

function topicOf({kind}: FeedFailure, answered: boolean): string {
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
  const names = withLabels(list)
    .slice(0, mostNames)
    .map(({label}) => label);
  return ok('clusters', `${list.length} visible: ${names.join(', ')}${list.length > mostNames ? ', …' : ''}`);
}

function gitopsFinding(result: OneShot): Finding {
  const {label} = result.cluster;
  if (result.kind === 'failure') {
    const {text, ...finding} = failedBy('gitops', result.error);
    return {...finding, text: `${label}: ${text}`};
  }
  const {observation} = result.answer;
  return observation.kind === 'pods' && observation.incomplete !== null
    ? warn('gitops', `${label}: the list is not complete: ${observation.incomplete}`)
    : ok('gitops', `${label}: ${situation(result.snapshot)}`);
}
