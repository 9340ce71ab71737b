const notThere = /not ?found|manifest unknown|does not exist/i;
const notAllowed = /unauthorized|denied|authentication required|forbidden|no basic auth/i;
const notTrusted = /x509|certificate/i;
const throttled = /toomanyrequests|too many requests|rate limit/i;
const notReached =
  /timeout|timed out|deadline exceeded|no such host|refused|unreachable|name resolution|\bEOF\b|dial tcp/i;

/** The registry says no: another try gets the same answer until something is changed. */
export function pullIsRefused(message: string | null): boolean {
  return message !== null && (notThere.test(message) || notAllowed.test(message));
}

/** The way from the node to the registry is the trouble, as far as the message of the runtime tells. */
export function pullMayBeOfNode(message: string | null): boolean {
  return message !== null && !pullIsRefused(message) && (notTrusted.test(message) || notReached.test(message));
}

/** What to do about an image that cannot be pulled, where the message of the runtime tells; else null. */
export function pullAdvice(message: string | null): string | null {
  const text = message ?? '';
  if (notAllowed.test(text)) {
    return 'the registry refuses access: check the pull secret and the permissions in SWR';
  }
  if (notThere.test(text)) {
    return 'the registry has no such image: check its name and tag';
  }
  if (notTrusted.test(text)) {
    return 'the node does not trust the registry: check its CA certificate';
  }
  if (throttled.test(text)) {
    return 'the registry limits pulls: wait, sign in, or use a mirror';
  }
  if (notReached.test(text)) {
    return 'the registry cannot be reached from the node: check DNS, cluster egress or the VPC endpoint (VPCEP)';
  }
  return null;
}

/** The image the runtime speaks of in its message, in quotes as the kubelet writes it; null when it names none. */
export function imageInMessage(message: string | null): string | null {
  return message?.match(/image (?:tag )?\\?"([^"\\\s]+)/i)?.[1] ?? null;
}

/** The host an image is pulled from: what stands before the first `/` if it can be a host, else Docker Hub. */
export function registryOf(image: string): string {
  const [host = '', ...path] = image.split('/');
  return path.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? host : 'docker.io';
}
