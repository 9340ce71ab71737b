import {secretVariables} from '../config/credentials/places.ts';
import {proxyPasswords} from '../config/proxy.ts';
import {type Redact, redactSecrets} from '../text/redact.ts';

/** The secrets that a run was given, kept for the one purpose of not showing them. */
export type KnownSecrets = {
  /** Must be called with every secret that is read, before it is used. */
  readonly add: (secrets: readonly string[]) => void;
  /** A text without those that are known by now. */
  readonly redact: Redact;
};

/** Knows the secrets of the environment from the start, even those that are not used. */
export function knownSecrets(env: Readonly<Record<string, string | undefined>>): KnownSecrets {
  const known = new Set([...secretVariables.map(name => (env[name] ?? '').trim()), ...proxyPasswords(env)]);
  let redact = redactSecrets([...known]);
  return {
    add: secrets => {
      const fresh = secrets.filter(secret => !known.has(secret));
      if (fresh.length > 0) {
        for (const secret of fresh) {
          known.add(secret);
        }
        redact = redactSecrets([...known]);
      }
    },
    redact: text => redact(text),
  };
}
