import {option} from './row.ts';
import {nonEmpty, switchedOn, wholeNumber} from './values.ts';

/** What the embedded server of `demo` does. A part of the table in `options.ts`. */
export const demoOptions = {
  scenario: option({
    flag: '--scenario',
    placeholder: 'NAME',
    description: 'what the embedded server plays',
    defaultText: 'rollout',
    commands: ['demo'],
    parse: nonEmpty,
  }),
  seed: option({
    flag: '--seed',
    placeholder: 'N',
    description: 'the same number gives the same course of events',
    defaultText: '1',
    commands: ['demo'],
    parse: wholeNumber(0, 2 ** 32 - 1),
  }),
  fault: option({
    flag: '--fault',
    placeholder: 'NAME',
    description: 'what goes wrong with the embedded server',
    defaultText: 'nothing',
    commands: ['demo'],
    parse: nonEmpty,
  }),
  serve: option({
    flag: '--serve',
    description: 'only serve the API, for other programs to ask',
    commands: ['demo'],
    parse: switchedOn,
  }),
  port: option({
    flag: '--port',
    placeholder: 'N',
    description: 'port of --serve',
    defaultText: 'any that is free',
    commands: ['demo'],
    parse: wholeNumber(0, 65_535),
  }),
} as const;
