import type * as v from 'valibot';
import {containerStatusSchema} from './container.ts';
import {anything, flag, integer, list, listOfAnything, object, text, textMap, time} from './tolerant.ts';

/** Table 7, ManagedFieldsEntry. */
const managedFieldsEntrySchema = object({
  manager: text,
  operation: text,
  apiVersion: text,
  time: time,
  fieldsType: text,
  fieldsV1: anything,
});

/** Table 8, OwnerReference. */
const ownerReferenceSchema = object({
  apiVersion: text,
  kind: text,
  name: text,
  uid: text,
  controller: flag,
  blockOwnerDeletion: flag,
});

/** Table 6, ObjectMeta; below the line what Kubernetes adds to a pod that is being deleted. */
const objectMetaSchema = object({
  uid: text,
  name: text,
  generateName: text,
  namespace: text,
  labels: textMap,
  annotations: textMap,
  creationTimestamp: time,
  updateTimestamp: time,
  resourceVersion: text,
  generation: text,
  managedFields: list(managedFieldsEntrySchema),
  ownerReferences: list(ownerReferenceSchema),
  // ----
  /** A text, as any text at all means that the pod is being deleted. */
  deletionTimestamp: text,
  deletionGracePeriodSeconds: integer,
});

/** Table 10, Toleration. */
const tolerationSchema = object({
  key: text,
  operator: text,
  value: text,
  effect: text,
  tolerationSeconds: integer,
});

/** Table 9, PodSpec; below the line what kubectl's STATUS and READY need besides. */
const podSpecSchema = object({
  volumes: listOfAnything,
  /** Empty in the sample although there are statuses. */
  containers: listOfAnything,
  restartPolicy: text,
  terminationGracePeriodSeconds: integer,
  activeDeadlineSeconds: integer,
  dnsPolicy: text,
  nodeSelector: textMap,
  serviceAccountName: text,
  serviceAccount: text,
  automountServiceAccountToken: flag,
  nodeName: text,
  securityContext: anything,
  schedulerName: text,
  tolerations: list(tolerationSchema),
  priority: integer,
  enableServiceLinks: flag,
  preemptionPolicy: text,
  // ----
  initContainers: list(object({name: text, restartPolicy: text})),
  readinessGates: list(object({conditionType: text})),
});

/** Table 11, PodStatus; below the line what kubectl's STATUS needs besides. */
const podStatusSchema = object({
  phase: text,
  hostIP: text,
  startTime: time,
  containerStatuses: list(containerStatusSchema),
  // ----
  conditions: list(object({type: text, status: text, reason: text, message: text, lastTransitionTime: time})),
  reason: text,
  message: text,
  podIP: text,
  nominatedNodeName: text,
  initContainerStatuses: list(containerStatusSchema),
});

/** Table 5, Pod. */
export const podSchema = object({
  metadata: objectMetaSchema,
  spec: podSpecSchema,
  status: podStatusSchema,
});

export type ApiPod = NonNullable<v.InferOutput<typeof podSchema>>;
export type ApiObjectMeta = NonNullable<ApiPod['metadata']>;
export type ApiPodSpec = NonNullable<ApiPod['spec']>;
export type ApiPodStatus = NonNullable<ApiPod['status']>;

/** Table 4, ListMeta. */
const listMetaSchema = object({
  resourceVersion: text,
  /** The token of the next page; empty or absent on the last one. */
  continue: text,
  /** String in the table, a number in Kubernetes. */
  remainingItemCount: integer,
});

/** Table 3, the response body. The pods in `items` are read one by one (podSchema), so that an odd one loses no other. */
export const podListSchema = object({
  metadata: listMetaSchema,
  items: anything,
});
