import {isDeepStrictEqual} from 'node:util';
import type {Credentials} from '../../ucs/http/options.ts';

type Provide = () => Promise<Credentials | null>;

/** Credentials of which can be told whether they are still those used last. */
export type WatchedCredentials = {
  readonly provide: Provide;
  /**
   * Whether there are others now than at the last use or the last call of this, as when a token file was renewed. False
   * while they cannot be read: a file may just be being replaced.
   */
  readonly renewed: () => Promise<boolean>;
};

/** Remembers what `provide` gave last. */
export function watchCredentials(provide: Provide): WatchedCredentials {
  let last: Credentials | null = null;
  return {
    provide: async () => {
      last = await provide();
      return last;
    },
    renewed: async () => {
      const before = last;
      last = await provide().catch(() => before);
      return !isDeepStrictEqual(last, before);
    },
  };
}
