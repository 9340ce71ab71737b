/** What this touches of the outside: it runs before everything else, and waits for nothing. */
type CompiledCodeEffects = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: () => string;
  /** null: a system without user ids. */
  readonly uid: number | null;
  readonly mkdirSync: (path: string, options: {readonly mode: number}) => unknown;
  readonly statSync: (path: string) => {readonly uid: number; readonly mode: number};
};

const writableByOthers = 0o022;

/**
 * The directory where Node may keep this program compiled: `$XDG_CACHE_HOME/ucs-gitops/compiled`, made when it is not
 * there. null: it cannot be made, or other users could write there, and what is in it is run.
 */
export function compiledCode({env, homeDir, uid, mkdirSync, statSync}: CompiledCodeEffects): string | null {
  try {
    const base = env['XDG_CACHE_HOME'] || `${homeDir()}/.cache`;
    const own = `${base}/ucs-gitops`;
    const directory = `${own}/compiled`;
    // Not the parents of the first: a home directory that is not there stays so.
    for (const path of [base, own, directory]) {
      makeDirectory(path, mkdirSync);
      const found = statSync(path);
      if (uid !== null && (found.uid !== uid || (path !== base && (found.mode & writableByOthers) !== 0))) {
        return null;
      }
    }
    return directory;
  } catch {
    return null;
  }
}

function makeDirectory(path: string, mkdirSync: CompiledCodeEffects['mkdirSync']): void {
  try {
    mkdirSync(path, {mode: 0o700});
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
}
