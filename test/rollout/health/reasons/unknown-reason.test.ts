import {describe, it} from 'vitest';
import {minute, waiting} from '../../../helpers/pods.ts';
import {type HealthCase, hasHealth} from '../health-cases.ts';
import {started, young} from '../young-pods.ts';

describe('the class of a reason that is not known', () => {
  it.each<HealthCase>([
    ['an unknown Err…', young(waiting('ErrSomething')), 'degraded', 'ErrSomething'],
    ['an unknown …Error', young(waiting('MadeUpError')), 'degraded', 'MadeUpError'],
    ['an unknown …BackOff', young(waiting('MadeUpBackOff')), 'degraded', 'MadeUpBackOff'],
    ['an unknown reason', young(waiting('MadeUp')), 'progressing', 'MadeUp'],
    ['an unknown reason for long', started(3 * minute, waiting('MadeUp')), 'degraded', 'MadeUp'],
    ['a name of Object.prototype', young(waiting('constructor')), 'progressing', 'constructor'],
    ['waiting without a reason', young(waiting(null)), 'progressing', 'Pending'],
    ['a state that cannot be read', young({kind: 'unknown'}, {ready: true}), 'progressing', 'Pending'],
  ])('%s', hasHealth);
});
