import {pullCauses} from './image-pull.ts';
import {always, type ReasonRows} from './rule.ts';

const pull = {
  what: 'image cannot be pulled',
  subject: 'pull',
  check: 'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP)',
  causes: pullCauses,
  onAnyNode: true,
} as const;

/** Why there is no image to start. A part of the table in `rules.ts`. */
export const imageReasons: ReasonRows = [
  [['ErrImagePull'], {...pull, health: always('degraded')}],
  [['ImagePullBackOff'], {...pull, health: always('failed')}],
  [
    ['ErrImageNeverPull'],
    {
      what: 'image is not on the node',
      health: always('failed'),
      subject: 'image',
      why: 'not on the node, and the pull policy is Never',
      check: 'load it there or change the policy',
    },
  ],
  [
    ['InvalidImageName'],
    {
      what: 'image has no valid name',
      health: always('failed'),
      subject: 'image',
      why: 'no valid image reference',
      check: 'look for a typo or an unset variable',
      onAnyNode: true,
    },
  ],
  [
    ['ImageInspectError'],
    {
      what: 'image cannot be read',
      health: always('failed'),
      subject: 'image',
      why: 'the node cannot read it',
      check: 'check its container runtime and disk',
    },
  ],
  [
    ['RegistryUnavailable'],
    {
      ...pull,
      health: always('degraded'),
      why: 'the registry does not answer',
      check: 'check it and the network path to it',
    },
  ],
  [
    ['SignatureValidationFailed'],
    {
      what: 'image is not accepted',
      health: always('failed'),
      subject: 'image',
      why: 'its signature is not accepted',
      check: 'check the signature policy',
      onAnyNode: true,
    },
  ],
];
