import type {Cause} from './cause.ts';

const network = {health: 'degraded', onAnyNode: false} as const;
const refused = {health: 'failed', onAnyNode: true} as const;

/**
 * Why an image is not pulled, by the words of containerd, CRI-O or the registry. What is `degraded` passes: the kubelet
 * tries again. What is `failed` gets the same answer until something is changed.
 */
export const pullCauses: readonly Cause[] = [
  {
    words: /no match(?:ing manifest)? for |no image found in (?:image index|manifest list)|image operating system/i,
    why: "the image has no build for this node's CPU (platform)",
    check: 'use one that has, or another node',
    ...refused,
  },
  {
    words: /no space left|disk quota exceeded/i,
    why: "the node's disk is full",
    check: 'free space on that node',
    health: 'degraded',
    onAnyNode: false,
  },
  {
    // The file system of the node, and not a registry, names a path.
    words:
      /dial unix|(?:\/var\/lib|overlayfs|snapshotter|\b(?:mkdir|mount|open|write|rename|l?chown|chmod) \/).*(?:denied|not permitted|read-only|input\/output error|invalid argument|no such file)/i,
    why: 'the node cannot store the image',
    check: 'check its disk and its container runtime',
    onAnyNode: false,
  },
  {
    words: /connect: (?:permission denied|operation not permitted)/i,
    why: 'the node is not allowed to reach the registry',
    check: 'check cluster egress, its firewall or the VPC endpoint (VPCEP)',
    ...network,
  },
  {
    words:
      /unauthorized|denied|authentication required|authorization failed|forbidden|no basic auth|insufficient_scope/i,
    why: 'the registry refuses access',
    check: 'check the pull secret and the permissions in SWR',
    ...refused,
  },
  {
    words: /not ?found|manifest unknown|name unknown|does not exist/i,
    why: 'the registry has no such image',
    check: 'check its name and tag',
    ...refused,
  },
  {
    words: /x509|certificate/i,
    why: 'the node does not trust the registry',
    check: 'check its CA certificate',
    onAnyNode: false,
  },
  {
    words: /pull QPS exceeded/i,
    why: 'the node pulls too many images at once',
    check: 'wait, or raise registryPullQPS of its kubelet',
    ...network,
  },
  {
    words: /toomanyrequests|too many requests|rate limit|\b429\b/i,
    why: 'the registry limits pulls (429)',
    check: 'wait, sign in, or use a mirror',
    health: 'degraded',
    onAnyNode: true,
  },
  {
    // An answer of the DNS, and not a lack of one: it stays the same until something is changed.
    words: /no such host/i,
    why: "the node's DNS does not know the registry",
    check: 'check its name, cluster egress or the VPC endpoint (VPCEP)',
    onAnyNode: false,
  },
  {
    words: /server misbehaving|name resolution|\blookup \S+/i,
    why: "the node cannot resolve the registry's name",
    check: 'check its DNS, cluster egress or the VPC endpoint (VPCEP)',
    ...network,
  },
  {
    words: /\b50[0-9]\b|internal server error|bad gateway|service unavailable|gateway time-?out/i,
    why: 'the registry has an error of its own ($&)',
    check: 'wait, or ask who runs it',
    health: 'degraded',
    onAnyNode: true,
  },
  {
    words:
      /timeout|timed out|deadline exceeded|refused|unreachable|no route to host|reset by peer|broken pipe|\bEOF\b|dial tcp|context canceled/i,
    why: 'the registry cannot be reached from the node',
    check: 'check DNS, cluster egress or the VPC endpoint (VPCEP)',
    ...network,
  },
];

/** The image the runtime speaks of in its message, in quotes as the kubelet writes it; null when it names none. */
export function imageInMessage(message: string | null): string | null {
  return message?.match(/image (?:tag )?\\?"([^"\\\s]+)/i)?.[1] ?? null;
}

/** The host an image is pulled from: what stands before the first `/` if it can be a host, else Docker Hub. */
export function registryOf(image: string): string {
  const [host = '', ...path] = image.split('/');
  return path.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? host : 'docker.io';
}
