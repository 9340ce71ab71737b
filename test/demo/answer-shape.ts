import * as v from 'valibot';

// Tables 3 to 12 of the API page, with Kubernetes' own fields where the page's are too few for a scenario. Strict, so that
// a field with a wrong name is found.
const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
const filled = v.pipe(v.string(), v.minLength(1));
const texts = v.record(v.string(), v.string());

const terminated = v.strictObject({
  exitCode: v.number(),
  reason: filled,
  message: v.optional(filled),
  startedAt: time,
  finishedAt: time,
});

const containerStatus = v.strictObject({
  name: filled,
  state: v.union([
    v.strictObject({waiting: v.strictObject({reason: filled, message: v.optional(filled)})}),
    v.strictObject({running: v.strictObject({startedAt: time})}),
    v.strictObject({terminated}),
  ]),
  lastState: v.union([v.strictObject({terminated}), v.strictObject({})]),
  ready: v.boolean(),
  restartCount: v.optional(v.pipe(v.number(), v.minValue(1))),
  image: filled,
  imageID: v.string(),
  started: v.boolean(),
});

const owner = v.strictObject({
  apiVersion: v.literal('apps/v1'),
  kind: v.literal('ReplicaSet'),
  name: filled,
  uid: v.pipe(v.string(), v.uuid()),
  controller: v.literal(true),
  blockOwnerDeletion: v.literal(true),
});

const metadata = v.strictObject({
  name: filled,
  generateName: filled,
  namespace: v.literal('flux-system'),
  uid: v.pipe(v.string(), v.uuid()),
  resourceVersion: v.pipe(v.string(), v.digits()),
  creationTimestamp: time,
  deletionTimestamp: v.optional(time),
  deletionGracePeriodSeconds: v.optional(v.number()),
  labels: texts,
  annotations: texts,
  ownerReferences: v.tuple([owner]),
  managedFields: v.array(
    v.strictObject({
      manager: filled,
      operation: v.literal('Update'),
      apiVersion: v.literal('v1'),
      time,
      fieldsType: v.literal('FieldsV1'),
      fieldsV1: v.record(v.string(), v.unknown()),
    }),
  ),
});

const spec = v.strictObject({
  volumes: v.strictTuple([]),
  initContainers: v.optional(
    v.array(v.strictObject({name: filled, image: filled, restartPolicy: v.optional(v.literal('Always'))})),
  ),
  containers: v.strictTuple([]),
  restartPolicy: v.literal('Always'),
  terminationGracePeriodSeconds: v.number(),
  dnsPolicy: filled,
  serviceAccountName: filled,
  serviceAccount: filled,
  automountServiceAccountToken: v.boolean(),
  nodeName: v.optional(v.pipe(v.string(), v.ipv4())),
  securityContext: v.record(v.string(), v.unknown()),
  schedulerName: filled,
  tolerations: v.array(v.strictObject({key: filled, operator: filled, effect: filled, tolerationSeconds: v.number()})),
  priority: v.number(),
  enableServiceLinks: v.boolean(),
  preemptionPolicy: filled,
});

const condition = v.strictObject({
  type: filled,
  status: v.picklist(['True', 'False']),
  lastProbeTime: v.null(),
  lastTransitionTime: time,
  reason: v.optional(filled),
  message: v.optional(filled),
});

const status = v.strictObject({
  phase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']),
  conditions: v.optional(v.array(condition)),
  reason: v.optional(filled),
  message: v.optional(filled),
  hostIP: v.optional(v.pipe(v.string(), v.ipv4())),
  startTime: v.optional(time),
  initContainerStatuses: v.optional(v.array(containerStatus)),
  containerStatuses: v.optional(v.array(containerStatus)),
});

const answer = v.strictObject({
  metadata: v.strictObject({continue: v.optional(filled), remainingItemCount: v.optional(filled)}),
  items: v.array(v.strictObject({metadata, spec, status})),
});

const errorBody = v.strictObject({error_code: v.pipe(v.string(), v.regex(/^UCS\.\d{8}$/)), error_msg: filled});

export type Answer = v.InferOutput<typeof answer>;
export type AnswerPod = Answer['items'][number];

/** A gitops answer; throws with the first field that is not as the page says. */
export function parseAnswer(text: string): Answer {
  return v.parse(answer, JSON.parse(text));
}

/** An error body of UCS; throws when it is none. */
export function parseErrorBody(text: string): {error_code: string; error_msg: string} {
  return v.parse(errorBody, JSON.parse(text));
}

/** A pod in a few words: phase, deletion, then for each container its state, `ready` and restarts. */
export function podLine({
  metadata: {deletionTimestamp},
  spec: {nodeName},
  status: {phase, reason, ...rest},
}: AnswerPod): string {
  const containers = [...(rest.initContainerStatuses ?? []), ...(rest.containerStatuses ?? [])].map(container => {
    const {state} = container;
    const what =
      'waiting' in state ? state.waiting.reason : 'terminated' in state ? state.terminated.reason : 'running';
    return `${container.name} ${what}${container.ready ? ' ready' : ''}${container.restartCount ? ` x${container.restartCount}` : ''}`;
  });
  const flags = [
    reason,
    deletionTimestamp === undefined ? undefined : 'deleted',
    nodeName === undefined ? 'no node' : undefined,
  ];
  return [[phase, ...flags.filter(Boolean)].join(' '), ...containers].join(', ');
}
