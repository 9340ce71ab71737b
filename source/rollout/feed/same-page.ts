import type {RawPage} from './feed.ts';

/** Whether two pages say the same: the same status, and the same bytes. */
export function isSamePage(a: RawPage, b: RawPage | undefined): boolean {
  return a === b || (b !== undefined && a.status === b.status && Buffer.compare(a.bytes, b.bytes) === 0);
}
