import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {until} from '../until.ts';
import {machineEnv} from './machine-env.ts';
import {wholeFrames} from './whole-frames.ts';

export type TerminalOptions = {
  /** Another program than the built one. */
  readonly file?: string;
  readonly args: readonly string[];
  /** Options of node itself, e.g. `--import FILE`. */
  readonly nodeArgs?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** A cell of the screen: its character and how it looks. Colours are palette numbers; -1 is the default. */
export type Cell = {
  readonly char: string;
  readonly width: number;
  readonly color: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
};

export type Terminal = {
  readonly pid: number;
  /** The visible lines, without the spaces at their ends. */
  readonly lines: () => string[];
  readonly screen: () => string;
  readonly cells: () => Cell[][];
  /** Whether a line on the screen goes on in the next one, because it was written over the right edge. */
  readonly isWrapped: () => boolean;
  readonly isAlternate: () => boolean;
  readonly isCursorVisible: () => boolean;
  /** Pasted text arrives between marks. */
  readonly isPasteBracketed: () => boolean;
  /** What the terminal answered to queries. */
  readonly answered: () => string;
  /** The title of the window. */
  readonly title: () => string;
  /** Everything the program wrote so far. */
  readonly written: () => string;
  readonly press: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** Waits until the screen holds the text or the pattern; fails with the screen when it does not come. */
  readonly see: (wanted: string | RegExp) => Promise<void>;
  readonly seeNot: (unwanted: string | RegExp) => Promise<void>;
  readonly exit: Promise<{readonly exitCode: number; readonly signal: number | undefined}>;
  /** Takes the terminal away, as the closing of its window does. */
  readonly hangUp: () => void;
  readonly close: () => void;
};

/** Gives the program a clock of its own when it is loaded before it; see there. */
export const ownClock = ['--import', fileURLToPath(new URL('../../fixtures/clock.mjs', import.meta.url))];

/** The program as it is shipped; `npm run build` makes it. */
export const builtProgram = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

const cleanEnv = {
  HOME: '/nonexistent',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
};

/** Runs a program, by default the built one, in a real pty with a real terminal emulator on it. */
export function openTerminal(options: TerminalOptions): Terminal {
  const {columns = 100, rows = 30} = options;
  const emulator = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 1000,
    windowOptions: {pushTitle: true, popTitle: true},
  });
  let title = '';
  emulator.onTitleChange(changed => {
    title = changed;
  });
  const env = Object.fromEntries(
    Object.entries({...machineEnv(), ...cleanEnv, ...options.env}).filter(([, value]) => value !== undefined),
  );
  const file = options.file ?? process.execPath;
  const args = options.file ? [...options.args] : [...(options.nodeArgs ?? []), builtProgram, ...options.args];
  const pty = spawn(file, args, {
    cols: columns,
    rows,
    cwd: options.cwd ?? process.cwd(),
    env: env as Record<string, string>,
  });
  let written = '';
  let answered = '';
  const frames = wholeFrames(text => emulator.write(text));
  pty.onData(data => {
    written += data;
    frames.write(data);
  });
  const {promise: exit, resolve} = Promise.withResolvers<{exitCode: number; signal: number | undefined}>();
  let ended = false;
  pty.onExit(({exitCode, signal}) => {
    ended = true;
    frames.flush();
    // When the emulator has taken in what was written last.
    emulator.write('', () => resolve({exitCode, signal}));
  });
  // What the emulator answers to queries is typed back, as a real terminal does.
  emulator.onData(data => {
    answered += data;
    if (!ended) {
      pty.write(data);
    }
  });

  const lines = () => {
    const buffer = emulator.buffer.active;
    return Array.from(
      {length: emulator.rows},
      (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '',
    );
  };
  const screen = () => lines().join('\n');
  const holds = (wanted: string | RegExp) =>
    typeof wanted === 'string' ? screen().includes(wanted) : wanted.test(screen());
  const cells = () => {
    const buffer = emulator.buffer.active;
    return Array.from({length: emulator.rows}, (_, row) => {
      const line = buffer.getLine(buffer.baseY + row);
      return Array.from({length: emulator.cols}, (_cell, column): Cell => {
        const cell = line?.getCell(column);
        return {
          char: cell?.getChars() || ' ',
          width: cell?.getWidth() ?? 1,
          color: cell && !cell.isFgDefault() ? cell.getFgColor() : -1,
          bold: Boolean(cell?.isBold()),
          dim: Boolean(cell?.isDim()),
          inverse: Boolean(cell?.isInverse()),
        };
      });
    });
  };
  return {
    pid: pty.pid,
    lines,
    screen,
    cells,
    isWrapped: () => {
      const {active} = emulator.buffer;
      return lines().some((_, row) => active.getLine(active.baseY + row)?.isWrapped === true);
    },
    isAlternate: () => emulator.buffer.active.type === 'alternate',
    isCursorVisible: () => written.lastIndexOf('\u{1B}[?25h') >= written.lastIndexOf('\u{1B}[?25l'),
    isPasteBracketed: () => emulator.modes.bracketedPasteMode,
    title: () => title,
    written: () => written,
    answered: () => answered,
    press: keys => pty.write(keys),
    resize: (newColumns, newRows) => {
      emulator.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    kill: signal => process.kill(pty.pid, signal),
    see: wanted =>
      until(
        () => holds(wanted),
        () => `${String(wanted)} did not show up on:\n${screen()}`,
      ),
    seeNot: unwanted =>
      until(
        () => !holds(unwanted),
        () => `${String(unwanted)} did not go from:\n${screen()}`,
      ),
    exit,
    hangUp: () => {
      if ('destroy' in pty && typeof pty.destroy === 'function') {
        pty.destroy();
      }
    },
    close: () => {
      if (!ended) {
        pty.kill('SIGKILL');
      }
      emulator.dispose();
    },
  };
}
