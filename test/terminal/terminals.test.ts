import {execFile, spawnSync} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {machineEnv} from '../helpers/terminal/machine-env.ts';
import {inPanes} from '../helpers/terminal/signs.ts';
import {builtProgram, openTerminal, type Terminal, type TerminalOptions} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

async function serve() {
  const play = await startPlay({scenario: 'rollout'});
  play.moveTo(60);
  return play.server.url;
}

async function open(env: NonNullable<TerminalOptions['env']>) {
  const url = await serve();
  // The pty would set a TERM of its own where there is none.
  const unset = 'TERM' in env && env['TERM'] === undefined ? ['-u', 'TERM'] : [];
  const args = [...unset, process.execPath, builtProgram, '--endpoint', url];
  const terminal = openTerminal({file: 'env', args, env});
  onTestFinished(() => terminal.close());
  return terminal;
}

function coloursOf(terminal: Terminal): ReadonlySet<number> {
  return new Set(
    terminal
      .cells()
      .flat()
      .map(({color}) => color),
  );
}

/**
 * DA, DSR, XTVERSION, DECRQM, the kitty keyboard, reports of the window, XTGETTCAP and DECRQSS, colours by OSC: on a slow
 * line the answer would arrive as keys.
 */
const queries = /\u{1B}(?:\[[>=?]?\d*c|\[\??[56]n|\[>\d*q|\[\??\d+\$p|\[\?u|\[1[1-9]t|\[2[01]t|P[+$]q|\][\d;]*\?)/u;

test.each(['[c', '[>0c', '[5n', '[?6n', '[>q', '[?2026$p', '[?u', '[18t', 'P+q544e', 'P$qm', ']10;?', ']4;1;?'])(
  'ESC %s is a query',
  query => {
    expect(`\u{1B}${query}`).toMatch(queries);
  },
);

describe('full screen with keys, restored after q, and not one query', () => {
  test.each([
    ['TERM=xterm-256color', {TERM: 'xterm-256color'}],
    ['TERM=tmux-256color', {TERM: 'tmux-256color'}],
    ['TERM=screen', {TERM: 'screen'}],
    ['TERM=linux', {TERM: 'linux'}],
    ['TERM=vt100', {TERM: 'vt100'}],
    ['TERM unset', {TERM: undefined}],
    ['NO_COLOR', {NO_COLOR: '1'}],
    ['a locale that is not UTF-8', {LC_ALL: 'zh_CN.GB18030'}],
    ['no locale', {LANG: undefined}],
    ['CI=true', {CI: 'true'}],
  ])('%s', async (_case, env) => {
    const terminal = await open(env);
    await terminal.see(/^prod-a .* live .*\d ready {3}\d+ restart.*q quit$/s);
    expect(terminal.isAlternate()).toBe(true);
    terminal.press('?');
    await terminal.see('move or scroll up');
    terminal.press('qq');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.isCursorVisible()).toBe(true);
    expect(terminal.written()).not.toMatch(queries);
    expect(terminal.answered()).toBe('');
  });
});

test.each([
  ['TERM=xterm-256color', {TERM: 'xterm-256color'}, true],
  ['TERM=vt100', {TERM: 'vt100'}, true],
  ['TERM unset', {TERM: undefined}, false],
  ['NO_COLOR', {NO_COLOR: '1'}, false],
])('colours are written where they are wanted: %s', async (_case, env, coloured) => {
  const terminal = await open(env);
  await terminal.see(inPanes);
  expect(coloursOf(terminal).size > 1).toBe(coloured);
});

test.each([
  ['a locale that is not UTF-8', {LC_ALL: 'zh_CN.GB18030'}],
  ['no locale', {LANG: undefined}],
])('%s: not one byte beyond ASCII', async (_case, env) => {
  const terminal = await open(env);
  await terminal.see(inPanes);
  expect(terminal.written()).toMatch(/^[\u{0}-\u{7E}]*$/u);
});

test('TERM=dumb: lines, and not one control sequence', async () => {
  const terminal = await open({TERM: 'dumb'});
  await terminal.see(/prod-b enabled \d/);
  terminal.press('\u{3}');
  expect(await terminal.exit).toMatchObject({exitCode: 130});
  expect(terminal.written()).not.toContain('\u{1B}');
});

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

describe.runIf(hasTmux)('inside tmux', () => {
  async function openTmux(command: readonly string[]) {
    const home = await temporaryDirectory();
    const env = {
      ...machineEnv(),
      HOME: home,
      TMUX_TMPDIR: home,
      LANG: 'C.UTF-8',
      PS1: 'ready> ',
      HISTFILE: '',
    };
    const tmux = async (...args: readonly string[]) =>
      (await promisify(execFile)('tmux', ['-L', 'test-socket', '-f', '/dev/null', ...args], {env})).stdout;
    await tmux('new-session', '-d', '-x', '100', '-y', '30', ...command);
    onTestFinished(async () => {
      await tmux('kill-server').catch(() => {});
    });
    const screen = () => tmux('capture-pane', '-p');
    return {
      tmux,
      screen,
      see: async (wanted: RegExp) => {
        let last = '';
        await until(
          async () => {
            last = await screen();
            return wanted.test(last);
          },
          () => `${wanted} did not show up on:\n${last}`,
        );
      },
    };
  }

  test('screens, keys, another size, Ctrl-Z and fg, and the screen of the shell after q', async () => {
    const {tmux, see, screen} = await openTmux(['bash', '--norc', '--noprofile', '-i']);
    await see(/^ready>/);
    await tmux('send-keys', `"${process.execPath}" "${builtProgram}" --endpoint ${await serve()}`, 'Enter');
    await see(/^prod-a .* live.* age \d.*q quit\n$/s);
    await tmux('send-keys', '?');
    await see(/next cluster/);
    await tmux('send-keys', 'q');
    await tmux('resize-window', '-x', '60', '-y', '20');
    await see(/^\S prod-a .* ◉ .* RDY .*q quit\n$/s);
    expect((await screen()).split('\n')).toHaveLength(21);
    await tmux('send-keys', 'C-z');
    await see(/Stopped/);
    await tmux('send-keys', 'fg', 'Enter');
    await see(/^\S prod-a .* ◉ .* RDY .*q quit\n$/s);
    await tmux('send-keys', 'q');
    await see(/Stopped.*fg\n.*\nready>/s);
    expect(await screen()).not.toContain('prod-a');
  });

  test('without a shell, Ctrl-Z comes back by itself, and q ends the session', async () => {
    const {tmux, see} = await openTmux([process.execPath, builtProgram, '--endpoint', await serve()]);
    await see(/^prod-a .* live.*q quit\n$/s);
    await tmux('send-keys', 'C-z');
    await tmux('send-keys', '?');
    await see(/next cluster/);
    await tmux('send-keys', 'q', 'q');
    await until(
      async () => (await tmux('list-sessions').catch(() => '')) === '',
      () => 'The session goes on.',
    );
  });
});
