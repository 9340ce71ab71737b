import {safeText} from './safe.ts';

const maxName = 253;
const maxMessage = 1000;

/** A text of the answer, safe to print; absent ones and what is empty then are null. */
export function nameOrNull(text: string | null | undefined): string | null {
  return safeText(text ?? '', maxName) || null;
}

/** The same for a sentence, which may be longer. */
export function messageOrNull(text: string | null | undefined): string | null {
  return safeText(text ?? '', maxMessage) || null;
}
