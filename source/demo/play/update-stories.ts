import {type Controller, notificationController, podInMessages, sourceController} from './controllers.ts';
import type {DemoPod} from './demo-cluster.ts';
import {crashLoop} from './lives/failing.ts';
import {deleted, startUp} from './lives/lives.ts';
import {cast, podsOnly, type Stage, type Story, settled} from './stories.ts';

const hour = 3600;

/** The old and the new pod of a controller whose Deployment changes at second `changed`. */
function updated(stage: Stage, controller: Controller, changed: number): readonly DemoPod[] {
  const {app, gracePeriodSeconds} = controller;
  // A controller stops well before a long grace period is over.
  const lasting = Math.min(gracePeriodSeconds, 12);
  // source-controller keeps its artifacts on a volume: its Deployment has strategy Recreate, and makes the new pod when it
  // sees that the old one is gone.
  const recreate = app === sourceController.app;
  const removal = {at: recreate ? changed : changed + 14.5, lasting, gracePeriodSeconds};
  const created = recreate ? changed + lasting + 0.5 : changed;
  return [
    cast(stage, controller, () => deleted(startUp({created: -70 * hour}), removal), {release: 'old'}),
    cast(stage, controller, () => startUp({created, scheduling: 1.5, creating: 7, warming: 6})),
  ];
}

/** A new release, controller after controller: the new pod comes, and once it is ready the old one goes. */
export const upgrading: Story = stage =>
  podsOnly(stage.controllers.flatMap((controller, index) => updated(stage, controller, 2 + 9 * index)));

/** A new release of all controllers at once: for a while source-controller has no pod but the one that goes, then none. */
export const recreating: Story = stage =>
  podsOnly(stage.controllers.flatMap(controller => updated(stage, controller, 2)));

/**
 * Of two replicas the first of a new release crashes again and again. A Deployment adds one pod and takes none away before
 * that one is ready (maxSurge and maxUnavailable are 25 %, rounded up and down), so both old ones go on.
 */
export const updateStuck: Story = stage => {
  const others = stage.controllers.filter(({app}) => app !== notificationController.app);
  return podsOnly([
    ...others.map(controller => settled(stage, controller)),
    ...[0, 1].map(replica => settled(stage, notificationController, {release: 'old', replica})),
    cast(stage, notificationController, identity =>
      crashLoop({created: 3, pod: podInMessages(identity), ends: ['error']}),
    ),
  ]);
};
