import {test} from 'vitest';
import {showScreens} from '../../helpers/screens.tsx';
import {twoClusters} from '../../helpers/two-clusters.ts';

test('Ctrl-s says where the answer was written, or why not', async () => {
  const screens = showScreens(twoClusters);
  screens.press('\u{13}');
  await screens.see('Wrote /tmp/prod-a.json');
  screens.unmount();
  const failing = showScreens(twoClusters, {
    dump: () => Promise.reject(new Error('Cannot write the dump: no space.')),
  });
  failing.press('\u{13}');
  await failing.see('Cannot write the dump: no space.');
  failing.unmount();
});
