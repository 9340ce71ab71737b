import {type CommandName, option} from './row.ts';
import {oneOf, switchedOn} from './values.ts';

/** How the screens are coloured: `light` for a light background, `colorblind` without red and green, `high-contrast` for any. */
export const themeNames = ['default', 'light', 'colorblind', 'high-contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

const screens: readonly CommandName[] = ['monitor', 'wait', 'replay', 'demo'];
const watching: readonly CommandName[] = ['monitor', 'demo'];
// What decides how a terminal is used; doctor reports it.
const drawing: readonly CommandName[] = [...screens, 'doctor'];

/** How the terminal is used. A part of the table in `options.ts`. */
export const screenOptions = {
  plain: option({
    flag: '--plain',
    description: 'print a line per change instead of the full screen',
    defaultText: 'on where the output is no terminal',
    commands: drawing,
    parse: switchedOn,
  }),
  ascii: option({
    flag: '--ascii',
    description: 'draw with ASCII alone, where borders look broken or too wide',
    defaultText: 'on where the locale is not UTF-8',
    commands: drawing,
    parse: switchedOn,
  }),
  noColor: option({
    flag: '--no-color',
    env: ['NO_COLOR'],
    description: 'no colours',
    defaultText: 'on where TERM is dumb',
    commands: drawing,
    parse: switchedOn,
  }),
  theme: option({
    flag: '--theme',
    placeholder: 'NAME',
    description: `colours: ${themeNames.join(', ')} (light is for a light background, high-contrast for any)`,
    defaultText: 'default',
    commands: drawing,
    parse: oneOf(themeNames),
  }),
  fullRedraw: option({
    flag: '--full-redraw',
    description: 'draw every frame whole, for terminals on which remains of older frames stay',
    commands: screens,
    parse: switchedOn,
  }),
  noTitle: option({
    flag: '--no-title',
    description: 'leave the title of the terminal alone, instead of showing the cluster there',
    commands: ['monitor', 'replay', 'demo'],
    parse: switchedOn,
  }),
  bell: option({
    flag: '--bell',
    description: 'ring the bell of the terminal when a cluster is enabled or fails',
    commands: watching,
    parse: switchedOn,
  }),
  notify: option({
    flag: '--notify',
    description: 'have the terminal show a notification (OSC 9) when a cluster is enabled or fails',
    commands: watching,
    parse: switchedOn,
  }),
} as const;
