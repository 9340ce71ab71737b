import type {Key} from 'ink';
import {describe, expect, test} from 'vitest';
import {help, quit, quitOrBack, readOnly} from '../../../source/ui/commands/open.ts';
import {keyNames} from '../../../source/ui/keys/name.ts';
import {worksOn} from '../../../source/ui/keys/row.ts';
import {rowForKey, rowsOf} from '../../../source/ui/keys/table.ts';
import type {ScreenKind} from '../../../source/ui/view/view-store.ts';

const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test.each<[string, string, Partial<Key>, readonly string[]]>([
  ['a letter', 'a', {}, ['a']],
  ['a capital', 'G', {shift: true}, ['G']],
  ['Ctrl and a letter', 's', {ctrl: true}, ['ctrl+s']],
  ['Tab', '', {tab: true}, ['tab']],
  ['Shift-Tab', '', {tab: true, shift: true}, ['shift+tab']],
  ['an arrow', '', {upArrow: true}, ['up']],
  ['Enter', '', {return: true}, ['enter']],
  ['Esc', '', {escape: true}, ['esc']],
  ['Esc and a key on a slow line', 'q', {meta: true}, ['esc', 'q']],
  ['several keys on a slow line', ']y ', {}, [']', 'y', 'space']],
  ['Enter behind a key on a slow line', 'j\r', {}, ['j', 'enter']],
])('%s', (_name, input, key, names) => {
  expect(keyNames(input, {...noKey, ...key})).toEqual(names);
});

describe('the key table', () => {
  const screens: readonly ScreenKind[] = ['pods', 'pod', 'json', 'help'];

  test.each(screens)('means one thing by a key on the screen %s, live and in a replay', screen => {
    for (const mode of ['live', 'replay'] as const) {
      const keys = rowsOf(mode)
        .filter(row => worksOn(row, screen))
        .flatMap(row => row.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test.each(['s', 'R', 'W', 'e', 'ctrl+d', 'ctrl+k'])('%s destroys things elsewhere and does nothing here', key => {
    expect(screens.map(screen => rowForKey(key, screen, 'live')?.run)).toEqual(Array(4).fill(readOnly));
  });

  test.each(screens)('quit and help work on the screen %s', screen => {
    expect(rowForKey('q', screen, 'live')?.run).toBe(quitOrBack);
    expect(rowForKey('ctrl+c', screen, 'live')?.run).toBe(quit);
    expect(rowForKey('?', screen, 'live')?.run).toBe(help);
  });
});
