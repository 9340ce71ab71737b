import {cutItems} from './cut-items.ts';
import {atOnce} from './pieces.ts';

type Page = {readonly bytes: Uint8Array};
type Wanted = {readonly uid: string; readonly name: string};
type RawPod = {readonly metadata?: {readonly uid?: unknown; readonly name?: unknown} | null} | null;

function metadataOf(json: Uint8Array): {readonly uid?: unknown; readonly name?: unknown} {
  try {
    const pod: RawPod = JSON.parse(new TextDecoder().decode(json));
    return pod?.metadata ?? {};
  } catch {
    return {};
  }
}

/**
 * The pod as the API sent it, looked for in the first `maxEntries` of each page; null when it cannot be cut out of any.
 */
export function rawPod(pages: readonly Page[], {uid, name}: Wanted, maxEntries: number): Uint8Array | null {
  let named: Uint8Array | null = null;
  for (const {bytes} of pages) {
    for (const entry of atOnce(cutItems(bytes, maxEntries))?.entries ?? []) {
      const text = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength);
      // Thousands of pods need not be parsed to find one.
      if (text.includes(uid) || (named === null && text.includes(name))) {
        const metadata = metadataOf(entry);
        if (metadata.uid === uid) {
          return entry;
        }
        named ??= metadata.name === name ? entry : null;
      }
    }
  }
  // A pod without a uid, or with one that others have as well.
  return named;
}
