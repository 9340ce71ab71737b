import {down, first, last, left, pageDown, pageUp, right, up} from '../commands/move.ts';
import type {KeyRow} from './row.ts';

/** The rows of the key table that move the cursor or scroll. */
export const moveKeys: readonly KeyRow[] = [
  {run: up, group: 'move', keys: ['k', 'up'], shown: 'k ↑', does: 'move or scroll up'},
  {run: down, group: 'move', keys: ['j', 'down'], shown: 'j ↓', does: 'move or scroll down'},
  {
    run: left,
    group: 'move',
    keys: ['h', 'left'],
    shown: 'h ←',
    does: 'move or scroll left',
    screens: ['pods', 'json'],
    mode: 'live',
  },
  {
    run: right,
    group: 'move',
    keys: ['l', 'right'],
    shown: 'l →',
    does: 'move or scroll right',
    screens: ['pods', 'json'],
    mode: 'live',
  },
  {run: first, group: 'move', keys: ['g', 'home'], shown: 'g Home', does: 'to the top'},
  {run: last, group: 'move', keys: ['G', 'end'], shown: 'G End', does: 'to the end'},
  {run: pageUp, group: 'move', keys: ['pageup', 'ctrl+b'], shown: 'PgUp Ctrl-b', does: 'a page up'},
  {run: pageDown, group: 'move', keys: ['pagedown', 'ctrl+f'], shown: 'PgDn Ctrl-f', does: 'a page down'},
];
