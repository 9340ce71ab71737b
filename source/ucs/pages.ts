import type {Announcement} from '../rollout/cluster/cluster.ts';
import {type GitopsAnswer, maxPods, type RawPage} from '../rollout/feed/feed.ts';
import type {Pod} from '../rollout/pod/pod.ts';
import {shiftPods} from '../rollout/pod/shift.ts';
import {type DecodedList, decodeKeptList} from './decode/lists.ts';
import {announcedState} from './errors/response.ts';
import {ucsFailure} from './errors/words.ts';
import {maxBodyBytes} from './http/body.ts';

const maxPages = 100;

/** One request's worth: the body as received and what it says. */
export type Page = {readonly raw: RawPage; readonly said: DecodedList | Announcement};

/** An answer with the times of the API's clock. */
type Listed = Omit<GitopsAnswer, 'clockSkewMs'>;

function totalBytes(pages: readonly RawPage[]): number {
  return pages.reduce((sum, page) => sum + page.bytes.byteLength, 0);
}

/**
 * Why the next page is not requested although the list goes on; null: go on. A list that is too long, or never ends,
 * must not hold up everything else.
 */
function whyStop(token: string, seen: ReadonlySet<string>, pages: readonly RawPage[], pods: number): string | null {
  if (seen.has(token)) {
    return `the list repeats itself after ${pages.length} pages`;
  }
  if (pages.length >= maxPages) {
    return `the list does not end after ${maxPages} pages`;
  }
  return pods > maxPods || totalBytes(pages) > maxBodyBytes
    ? `the list is too long: ${pages.length} pages are read`
    : null;
}

function missingRest(list: DecodedList): string | null {
  return list.remainingItemCount > 0 ? `${list.remainingItemCount} more pods are not listed` : null;
}

/** The same pods with a uid each: a second pod of one uid gets `#2` behind it. */
export function withUniqueUids(pods: readonly Pod[]): Pod[] {
  const used = new Set<string>();
  const copies = new Map<string, number>();
  return pods.map(pod => {
    let uid = pod.uid;
    while (used.has(uid)) {
      const copy = (copies.get(pod.uid) ?? 1) + 1;
      copies.set(pod.uid, copy);
      uid = `${pod.uid}#${copy}`;
    }
    used.add(uid);
    return uid === pod.uid ? pod : {...pod, uid};
  });
}

/** How pages become one answer: yields the `continue` token of each page it needs (empty: the first), takes that page. */
function* collectPages(): Generator<string, Listed, Page> {
  const pages: RawPage[] = [];
  const pods: Pod[] = [];
  const notes = new Set<string>();
  const seenTokens = new Set<string>();
  const seenUids = new Set<string>();
  let token = '';
  for (;;) {
    const {raw, said} = yield token;
    pages.push(raw);
    if (typeof said === 'string') {
      return {observation: {kind: 'announced', announcement: said}, pods: [], pages};
    }
    // A pod of an earlier page is the same pod: the list moved on between the requests, or is sent again.
    const fresh = said.pods.filter(pod => !seenUids.has(pod.uid));
    pods.push(...fresh);
    for (const pod of fresh) {
      seenUids.add(pod.uid);
    }
    if (said.incomplete !== null) {
      notes.add(said.incomplete);
    }
    token = said.continueToken;
    const stop = token === '' ? missingRest(said) : whyStop(token, seenTokens, pages, pods.length);
    if (stop !== null) {
      notes.add(stop);
    }
    if (token === '' || stop !== null) {
      break;
    }
    seenTokens.add(token);
  }
  const incomplete = notes.size === 0 ? null : [...notes].join('; ');
  return {observation: {kind: 'pods', incomplete}, pods: withUniqueUids(pods), pages};
}

/** Loads the first page (index 0) and those that follow it by their `continue` token, and makes one answer of them. */
export async function followPages(load: (token: string, index: number) => Promise<Page>): Promise<Listed> {
  const collecting = collectPages();
  let step = collecting.next();
  for (let index = 0; !step.done; index += 1) {
    step = collecting.next(await load(step.value, index));
  }
  return step.value;
}

/** The answer with its times on this machine's clock, which the API's is so far ahead of (ms). */
export function onThisClock(listed: Listed, clockSkewMs: number): GitopsAnswer {
  return {...listed, pods: shiftPods(listed.pods, -clockSkewMs), clockSkewMs};
}

function whatPageSays(page: RawPage): DecodedList | Announcement {
  try {
    return announcedState(page) ?? decodeKeptList(page.bytes);
  } catch (error) {
    throw error instanceof SyntaxError ? ucsFailure({kind: 'shape', message: 'the page is no JSON'}) : error;
  }
}

/**
 * The pages of a good answer of `Feed.gitops`, read once more: gives what that call gave at this skew of the clocks. Throws
 * `FeedFailure` of kind `shape` for pages that are not those of a good answer.
 */
export function decodeAnswer(pages: readonly RawPage[], clockSkewMs: number): GitopsAnswer {
  const collecting = collectPages();
  let step = collecting.next();
  for (const raw of pages) {
    if (step.done) {
      break;
    }
    step = collecting.next({raw, said: whatPageSays(raw)});
  }
  if (!step.done) {
    throw ucsFailure({kind: 'shape', message: `the answer goes on after ${pages.length} pages`});
  }
  return onThisClock(step.value, clockSkewMs);
}
