/** The oldest Node that this program runs on, as `engines` of package.json says it. */
const oldest = {major: 22, minor: 12};

/** The message for a Node that is too old, in one line; null: it is new enough. `version` is that of `process.versions`. */
export function tooOldNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor)
    ? null
    : `ucs-gitops: needs Node ${oldest.major}.${oldest.minor} or newer, this is ${major}.${minor}; install a newer Node`;
}
