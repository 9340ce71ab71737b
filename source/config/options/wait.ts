import {option} from './row.ts';
import {appList, nameList, parseDuration, switchedOn} from './values.ts';

/** What `wait` waits for, how long, and what counts as well. A part of the table in `options.ts`. */
export const waitOptions = {
  timeout: option({
    flag: '--timeout',
    placeholder: 'DURATION',
    description: 'give up after this time',
    defaultText: '10m',
    commands: ['wait'],
    parse: parseDuration,
  }),
  stableFor: option({
    flag: '--stable-for',
    placeholder: 'DURATION',
    description: 'how long every pod has to stay well, without a restart or a replacement',
    defaultText: '10s',
    commands: ['wait'],
    parse: parseDuration,
  }),
  failGrace: option({
    flag: '--fail-grace',
    placeholder: 'DURATION',
    description:
      'how long a pod must stay failed, counted from the start of the wait at the earliest, before the wait fails',
    defaultText: '60s',
    commands: ['wait'],
    parse: parseDuration,
  }),
  failFast: option({
    flag: '--fail-fast',
    description: 'fail at the first sight of a failed pod, without any grace',
    commands: ['wait'],
    parse: switchedOn,
  }),
  expect: option({
    flag: '--expect',
    placeholder: 'APPS',
    description: 'apps that must have a pod, APP or APP=TAG, e.g. source-controller,helm-controller=v1.4.1',
    commands: ['wait'],
    parse: appList,
  }),
  standby: option({
    flag: '--standby',
    placeholder: 'APPS',
    description: 'apps, besides source-controller, whose replicas are well while they run and wait to be leader',
    commands: ['monitor', 'get', 'wait', 'doctor', 'replay', 'demo'],
    parse: nameList,
  }),
} as const;
