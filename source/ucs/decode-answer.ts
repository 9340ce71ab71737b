import type {Announcement} from '../rollout/cluster.ts';
import type {GitopsAnswer, RawPage} from './api.ts';
import {announcedState} from './classify-response.ts';
import {type DecodedList, decodeList} from './decode-list.ts';
import {parseJson} from './error-body.ts';
import {UcsError} from './errors.ts';
import {collectPages} from './follow-pages.ts';

/** What one page of an answer says: of GitOps itself, or of the pods in `json`, which throws when there are none. */
export function whatPageSays(
  page: {readonly status: number; readonly text: string},
  json: () => unknown,
): DecodedList | Announcement {
  const announced = page.status < 400 ? null : announcedState(page.status, page.text);
  return announced ?? decodeList(json());
}

/**
 * The pages of a good answer of `UcsApi.gitops`, read once more: gives what that call gave. Throws `UcsError` of kind
 * `shape` for pages that are not those of a good answer.
 */
export function decodeAnswer(pages: readonly RawPage[]): GitopsAnswer {
  const collecting = collectPages();
  const decoder = new TextDecoder();
  let step = collecting.next();
  for (const raw of pages) {
    if (step.done) {
      break;
    }
    const text = decoder.decode(raw.bytes);
    step = collecting.next({raw, said: whatPageSays({status: raw.status, text}, () => parseJson(text) ?? null)});
  }
  if (!step.done) {
    throw new UcsError({kind: 'shape', message: `the answer goes on after ${pages.length} pages`});
  }
  return step.value;
}
