import {EventEmitter} from 'node:events';
import {setImmediate as turn} from 'node:timers/promises';
import xterm from '@xterm/headless';
import {expect, onTestFinished, test} from 'vitest';
import {randomFor} from '../../source/demo/play/seeded-random.ts';
import {createMonitorStore} from '../../source/monitor/store/store.ts';
import {createTheme} from '../../source/ui/look/theme.ts';
import {startScreens} from '../../source/ui/start.tsx';
import {container, pod, second, testNow} from '../helpers/pods.ts';
import {answerWith, scriptFor} from '../helpers/screens.tsx';
import {until} from '../helpers/until.ts';

type Written = {readonly columns: number; readonly rows: number; readonly data: string};

/** A terminal of which is known how large it was at each write. */
class RecordingTerminal extends EventEmitter {
  readonly isTTY = true;
  columns = 100;
  rows = 30;
  readonly written: Written[] = [];

  write(data: string, done?: () => void): boolean {
    this.written.push({columns: this.columns, rows: this.rows, data});
    done?.();
    return true;
  }

  resize(columns: number, rows: number): void {
    Object.assign(this, {columns, rows});
    this.emit('resize');
  }
}

class Keyboard extends EventEmitter {
  readonly isTTY = true;
  read(): null {
    return null;
  }
  setEncoding(): void {}
  setRawMode(): void {}
  ref(): void {}
  unref(): void {}
}

function start() {
  const monitor = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const script = scriptFor(monitor);
  const stdout = new RecordingTerminal();
  const nothing = () => {};
  const screens = startScreens({
    monitor,
    theme: createTheme({color: true, ascii: false}),
    cjkLocale: false,
    stdin: new Keyboard() as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    fullRedraw: false,
    insideTmux: false,
    // At once: what is painted is compared with what was answered.
    later: run => {
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
    jobControl: {listen: nothing, stopProcess: async () => {}, hasTerminal: () => true},
    capabilities: {
      selectCluster: nothing,
      pollNow: nothing,
      setPaused: nothing,
      setIntervalMs: nothing,
      acceptMissing: () => [],
      dump: async () => '',
      quit: nothing,
    },
  });
  onTestFinished(() => screens.close());
  return {stdout, script};
}

const apps = ['helm', 'kustomize', 'notification', 'source', 'image-reflector', 'image-automation'];
const answer = (restartCount: number) =>
  answerWith(apps.map(app => pod({app: `${app}-controller`, containers: [container({restartCount})]})));

/** Writes on an emulator, which has the same size each time, what was written. */
function replayer({written}: RecordingTerminal) {
  const emulator = new xterm.Terminal({cols: 100, rows: 30, allowProposedApi: true, convertEol: true});
  onTestFinished(() => emulator.dispose());
  let replayed = 0;
  const bufferLines = () => Array.from({length: emulator.rows}, (_, row) => emulator.buffer.active.getLine(row));
  const lines = () => bufferLines().map(line => line?.translateToString(true) ?? '');
  return {
    lines,
    replay: async (check: (lines: readonly string[], wrapped: boolean) => void) => {
      for (const {columns, rows, data} of written.slice(replayed)) {
        replayed += 1;
        emulator.resize(columns, rows);
        await new Promise<void>(done => emulator.write(data, done));
        check(
          lines(),
          bufferLines().some(line => line?.isWrapped),
        );
      }
    },
  };
}

/** A line too many would have pushed the title out. */
function isFirstLine(line: string): boolean {
  return /^(.? ?prod-a .*◉|ucs-gitops$|$)/.test(line) || 'Terminal too small: 40x10 needed.'.startsWith(line);
}

test('in a storm of sizes, with answers coming in, no frame is higher or wider than its terminal', async () => {
  const {stdout, script} = start();
  script.clusters('prod-a', 'prod-b');
  const random = randomFor(1, 'sizes');
  for (let round = 0; round < 200; round += 1) {
    const before = stdout.written.length;
    stdout.resize(2 + Math.floor(random() * 299), 1 + Math.floor(random() * 100));
    script.answer('prod-a', answer(round));
    // Some sizes are seen in a frame, most are gone before there is one.
    await (round % 8 === 0
      ? until(
          () => stdout.written.length > before,
          () => 'No frame came.',
        )
      : turn());
  }
  stdout.resize(120, 36);
  const {lines, replay} = replayer(stdout);
  await until(
    async () => {
      await replay((shown, wrapped) => {
        expect(wrapped).toBe(false);
        expect(shown[0]).toSatisfy(isFirstLine);
      });
      return /q quit$/.test(lines().at(-1) ?? '');
    },
    () => `The last frame did not come:\n${lines().join('\n')}`,
  );
});
