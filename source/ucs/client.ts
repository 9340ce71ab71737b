import {textOf} from '../json/scan.ts';
import type {ClusterRef} from '../rollout/cluster/cluster.ts';
import {skewAfter} from '../rollout/feed/clock-skew.ts';
import {FeedFailure} from '../rollout/feed/failure.ts';
import {type Feed, type GitopsAnswer, isSamePage, type RawPage} from '../rollout/feed/feed.ts';
import {servedAtOf} from '../text/http-date.ts';
import {encodeRfc3986} from '../text/percent.ts';
import {publicText} from '../text/redact.ts';
import {readAnswer} from './answer.ts';
import {decodeClusters} from './decode/clusters.ts';
import {decodeList} from './decode/lists.ts';
import {announcedState} from './errors/response.ts';
import {ucsFailure} from './errors/words.ts';
import {createDomainIds} from './http/domain-id.ts';
import type {Credentials, UcsClientOptions} from './http/options.ts';
import {createGet} from './http/request.ts';
import {followPages, onThisClock, type Page} from './pages.ts';

const maxClusterPages = 100;

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

// Dots would be taken for steps in the path and lead to another API.
function pathSegment(clusterId: string): string {
  if (/^\.{0,2}$/.test(clusterId)) {
    throw ucsFailure({kind: 'not-found', message: `"${clusterId}" is no cluster id`});
  }
  return encodeRfc3986(clusterId);
}

function throwUnreadable(error: unknown): never {
  if (error instanceof FeedFailure) {
    throw error;
  }
  const reason = publicText(error instanceof Error ? error.message : String(error), []);
  throw ucsFailure({
    kind: 'auth',
    message: `the credentials could not be read: ${reason}`,
    hint: 'Check the file they come from and who may read it, then try again.',
    cause: error,
  });
}

function parseJson(json: Uint8Array): unknown {
  return JSON.parse(textOf(json));
}

/** The UCS API over HTTP. It keeps nothing but its connections and the domain id of an access key. */
export function createUcsClient(options: UcsClientOptions): Feed {
  const endpoint = withoutSlash(options.endpoint);
  const get = createGet(options);
  let clockSkewMs = 0;
  // What pages said, for as long as the pages are kept elsewhere.
  const readPages = new WeakMap<RawPage, Page>();

  const domainIdOf = createDomainIds(async (keys, signal) => {
    const reply = await get(`${withoutSlash(options.iamEndpoint)}/v3/auth/domains`, keys, signal);
    return readAnswer(reply, {credentials: keys, now: options.now(), namesCluster: false}, parseJson);
  });

  async function currentCredentials(signal?: AbortSignal): Promise<Credentials | null> {
    const credentials = await options.credentials().catch(throwUnreadable);
    return credentials?.kind === 'aksk' && credentials.domainId === null
      ? {...credentials, domainId: await domainIdOf(credentials, signal)}
      : credentials;
  }

  async function gitops(
    clusterId: string,
    signal?: AbortSignal,
    previous: readonly RawPage[] = [],
  ): Promise<GitopsAnswer> {
    const url = `${endpoint}/v1/clusters/${pathSegment(clusterId)}/gitops`;
    const listed = await followPages(async (token, index) => {
      const credentials = await currentCredentials(signal);
      const reply = await get(token === '' ? url : `${url}?continue=${encodeRfc3986(token)}`, credentials, signal);
      const servedAt = servedAtOf(reply.headers);
      clockSkewMs = servedAt === null ? clockSkewMs : skewAfter(clockSkewMs, {...reply, servedAt});
      const before = previous[index];
      const known = before && readPages.get(before);
      if (known !== undefined && isSamePage(known.raw, reply)) {
        return known;
      }
      const context = {credentials, now: options.now(), namesCluster: true};
      const announced = announcedState(reply);
      const entries = typeof known?.said === 'object' ? known.said.read : [];
      const said = announced ?? (await readAnswer(reply, context, json => decodeList(json, signal, entries)));
      const page = {raw: {status: reply.status, bytes: reply.bytes}, said};
      readPages.set(page.raw, page);
      return page;
    });
    return onThisClock(listed, clockSkewMs);
  }

  async function clusters(signal?: AbortSignal): Promise<readonly ClusterRef[]> {
    const found = new Map<string, ClusterRef>();
    let read = 0;
    for (let page = 0; page < maxClusterPages; page += 1) {
      const credentials = await currentCredentials(signal);
      const reply = await get(`${endpoint}/v1/clusters${read === 0 ? '' : `?offset=${read}`}`, credentials, signal);
      const context = {credentials, now: options.now(), namesCluster: false};
      const answer = await readAnswer(reply, context, json => decodeClusters(parseJson(json)));
      const before = found.size;
      for (const cluster of answer.clusters) {
        found.set(cluster.id, found.get(cluster.id) ?? cluster);
      }
      read += answer.read;
      // A page without anything new: the API does not know `offset`, or counts otherwise.
      if (read >= answer.total || found.size === before) {
        break;
      }
    }
    return [...found.values()];
  }

  return {gitops, clusters};
}
