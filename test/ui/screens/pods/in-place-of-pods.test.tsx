import {describe, test} from 'vitest';
import {answerWith, type Script, showScreens} from '../../../helpers/screens.tsx';

describe('what stands where pods would', () => {
  test.each<[string, (script: Script) => void, string]>([
    ['before the first answer', ({clusters}) => clusters('a'), 'Waiting for the first answer'],
    ['before the list', () => {}, 'Reading the list of clusters'],
    ['no clusters', ({clusters}) => clusters(), 'This account has no clusters in UCS'],
    [
      'not enabled',
      ({clusters, answer}) => {
        clusters('a');
        answer('a', {...answerWith([]), observation: {kind: 'announced', announcement: 'not-enabled'}});
      },
      'GitOps is not enabled on this cluster',
    ],
    [
      'installing',
      ({clusters, answer}) => {
        clusters('a');
        answer('a', {...answerWith([]), observation: {kind: 'announced', announcement: 'installing'}});
      },
      'UCS has no pods to show yet',
    ],
  ])('%s', async (_name, play, words) => {
    const screens = showScreens(play);
    await screens.see(words);
    screens.unmount();
  });
});
