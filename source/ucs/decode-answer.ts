import type {Announcement} from '../rollout/cluster/cluster.ts';
import {UcsError} from '../rollout/feed/failure.ts';
import type {GitopsAnswer, RawPage} from '../rollout/feed/feed.ts';
import {type DecodedList, decodeKeptList} from './decode/lists.ts';
import {announcedState} from './errors/response.ts';
import {collectPages} from './pages.ts';

function whatPageSays(page: RawPage): DecodedList | Announcement {
  try {
    return announcedState(page) ?? decodeKeptList(page.bytes);
  } catch (error) {
    throw error instanceof SyntaxError ? new UcsError({kind: 'shape', message: 'the page is no JSON'}) : error;
  }
}

/**
 * The pages of a good answer of `UcsApi.gitops`, read once more: gives what that call gave. Throws `UcsError` of kind
 * `shape` for pages that are not those of a good answer.
 */
export function decodeAnswer(pages: readonly RawPage[]): GitopsAnswer {
  const collecting = collectPages();
  let step = collecting.next();
  for (const raw of pages) {
    if (step.done) {
      break;
    }
    step = collecting.next({raw, said: whatPageSays(raw)});
  }
  if (!step.done) {
    throw new UcsError({kind: 'shape', message: `the answer goes on after ${pages.length} pages`});
  }
  return step.value;
}
