import {describe, it} from 'vitest';
import {waiting} from '../../helpers/pods.ts';
import {type HealthCase, hasHealth} from './health-cases.ts';
import {young} from './young-pods.ts';

describe('the class of an image that is not pulled', () => {
  it.each<HealthCase>([
    ['a pull that fails', young(waiting('ErrImagePull', 'dial tcp: i/o timeout')), 'degraded', 'ErrImagePull'],
    ['a pull that says nothing', young(waiting('ErrImagePull')), 'degraded', 'ErrImagePull'],
    ['no such tag', young(waiting('ErrImagePull', 'x: not found')), 'failed', 'ErrImagePull'],
    ['no such manifest', young(waiting('ErrImagePull', 'manifest unknown')), 'failed', 'ErrImagePull'],
    ['not signed in', young(waiting('ErrImagePull', '401 Unauthorized')), 'failed', 'ErrImagePull'],
    ['not allowed', young(waiting('ErrImagePull', 'pull access denied')), 'failed', 'ErrImagePull'],
    ['pulls backing off', young(waiting('ImagePullBackOff')), 'failed', 'ImagePullBackOff'],
    ['never pulled', young(waiting('ErrImageNeverPull')), 'failed', 'ErrImageNeverPull'],
    ['a malformed image', young(waiting('InvalidImageName')), 'failed', 'InvalidImageName'],
    ['image not readable', young(waiting('ImageInspectError')), 'failed', 'ImageInspectError'],
    [
      'a registry that is overloaded, backing off',
      young(waiting('ImagePullBackOff', 'Back-off pulling image "a:v1": ErrImagePull: 503 Service Unavailable')),
      'degraded',
      'ImagePullBackOff',
    ],
    [
      'a way that is cut, backing off',
      young(waiting('ImagePullBackOff', 'Back-off pulling image "a:v1": ErrImagePull: dial tcp: i/o timeout')),
      'degraded',
      'ImagePullBackOff',
    ],
    [
      'a tag that is not there, backing off',
      young(waiting('ImagePullBackOff', 'Back-off pulling image "a:v1": ErrImagePull: a:v1: not found')),
      'failed',
      'ImagePullBackOff',
    ],
    ['registry away', young(waiting('RegistryUnavailable')), 'degraded', 'RegistryUnavailable'],
    ['signature refused', young(waiting('SignatureValidationFailed')), 'failed', 'SignatureValidationFailed'],
  ])('%s', hasHealth);
});
