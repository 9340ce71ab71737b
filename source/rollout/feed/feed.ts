import type {ClusterRef, Observation} from '../cluster/cluster.ts';
import type {Pod} from '../pod/pod.ts';

/** Far more than GitOps ever deploys; the rest of a longer list is left out. */
export const maxPods = 20_000;

/** One response body exactly as received. */
export type RawPage = {readonly status: number; readonly bytes: Uint8Array};

/** A good answer of `GET /v1/clusters/{clusterid}/gitops`; several pages when `continue` was followed. */
export type GitopsAnswer = {
  readonly observation: Observation;
  readonly pods: readonly Pod[];
  readonly pages: readonly RawPage[];
};

/** The part of the UCS API this program uses. Every call throws `UcsError`, or the signal's reason when aborted. */
export type UcsApi = {
  /** `previous` are the pages of the last answer: those that come again byte for byte are the same objects, and not read anew. */
  readonly gitops: (clusterId: string, signal?: AbortSignal, previous?: readonly RawPage[]) => Promise<GitopsAnswer>;
  /** `GET /v1/clusters`: every cluster of the account, ids and names. */
  readonly clusters: (signal?: AbortSignal) => Promise<readonly ClusterRef[]>;
};

/** How requests are authorised. The secrets in it must never be printed, logged or put into an error. */
export type Credentials =
  | {readonly kind: 'token'; readonly token: string}
  | {
      readonly kind: 'aksk';
      readonly accessKey: string;
      readonly secretKey: string;
      readonly securityToken: string | null;
      readonly domainId: string | null;
    };

/** What the client needs from outside. `fetch` may come with a proxy or a CA already built in. */
export type UcsClientOptions = {
  /** Base URL, e.g. `https://ucs.myhuaweicloud.com`. */
  readonly endpoint: string;
  /** Base URL of IAM, asked for the domain id when AK/SK come without one. */
  readonly iamEndpoint: string;
  /** Read before every request, so that a renewed token is used at once. null: send no authorisation. */
  readonly credentials: () => Promise<Credentials | null>;
  /** From the first byte sent to the last byte read, ms. */
  readonly requestTimeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly userAgent: string;
};
