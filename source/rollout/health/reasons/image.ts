import {pullCauses} from './image-pull.ts';
import {always, type ReasonRows} from './rule.ts';

const pull = {
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
      health: always('failed'),
      subject: 'image',
      check: 'not on the node, and the pull policy is Never: load it there or change the policy',
    },
  ],
  [
    ['InvalidImageName'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'no valid image reference: look for a typo or an unset variable',
      onAnyNode: true,
    },
  ],
  [
    ['ImageInspectError'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'the node cannot read it: check its container runtime and disk',
    },
  ],
  [
    ['RegistryUnavailable'],
    {...pull, health: always('degraded'), check: 'the registry does not answer: check it and the network path to it'},
  ],
  [
    ['SignatureValidationFailed'],
    {
      health: always('failed'),
      subject: 'image',
      check: 'its signature is not accepted: check the signature policy',
      onAnyNode: true,
    },
  ],
];
