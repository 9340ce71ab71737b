const second = 1000;
const minute = 60 * second;

/** How long something may take before it counts as stuck, in ms. */
export const thresholds = {
  /** Waiting for the scheduler to find a node. */
  unscheduled: 15 * second,
  /** On a node: pulling images, mounting volumes, running init containers. */
  creating: 2 * minute,
  /** All containers run, but not all are ready. */
  notReady: 2 * minute,
  /** Ready again after a crash: before that it may be one more round of a crash loop. */
  recovering: minute,
  /** The node's runtime or network gives errors that are tried again. */
  nodeError: 2 * minute,
  /** Still there, beyond the grace period the pod was given to stop. */
  terminating: minute,
  /** Runs and waits to be leader: before that it may still be starting. */
  standby: 20 * second,
  /** Of an older ReplicaSet and still there although the pods of the newest are well. */
  overstaying: minute,
  /** An app is known and none of its pods is listed. */
  missing: 2 * minute,
} as const;
