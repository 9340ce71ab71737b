// Kubernetes makes its hashes of these characters only, so that they spell no words.
const replicaSetPod = /-[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}$/;

type NamedPod = {
  readonly name: string;
  readonly generateName: string | null;
  readonly templateHash: string | null;
  readonly labels: Readonly<Record<string, string | null>>;
};

/** The app a pod belongs to: label `app`, else `app.kubernetes.io/name`, else its name without the hashes. */
export function podApp(pod: NamedPod): string {
  const label = pod.labels['app'] || pod.labels['app.kubernetes.io/name'];
  if (label) {
    return label;
  }
  const {name, generateName, templateHash} = pod;
  const withoutHashes = name.replace(replicaSetPod, '');
  if (withoutHashes !== name || !generateName || !name.startsWith(generateName)) {
    return withoutHashes;
  }
  const base = generateName.replace(/-$/, '');
  return templateHash && base.endsWith(`-${templateHash}`) ? base.slice(0, -templateHash.length - 1) : base;
}
