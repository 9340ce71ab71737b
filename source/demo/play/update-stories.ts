import {sourceController} from './controllers.ts';
import {deleted, startUp} from './lives/lives.ts';
import {cast, podsOnly, type Story} from './stories.ts';

const hour = 3600;

/** A new release, controller after controller: the new pod comes, and once it is ready the old one goes. */
export const upgrading: Story = stage =>
  podsOnly(
    stage.controllers.flatMap((controller, index) => {
      const created = 2 + 9 * index;
      const lasting = Math.min(controller.gracePeriodSeconds, 12);
      // source-controller keeps its artifacts on a volume: its Deployment stops the old pod first (strategy Recreate).
      const recreate = controller.app === sourceController.app;
      const newcomer = cast(stage, controller, () =>
        startUp({created: recreate ? created + lasting : created, scheduling: 1.5, creating: 7, warming: 6}),
      );
      const outgoing = cast(
        stage,
        controller,
        ({gracePeriodSeconds}) =>
          deleted(startUp({created: -70 * hour}), {
            at: recreate ? created : created + 14.5,
            lasting,
            gracePeriodSeconds,
          }),
        {release: 'old'},
      );
      return [outgoing, newcomer];
    }),
  );
