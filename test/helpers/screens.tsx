import {EventEmitter} from 'node:events';
import {render as renderInk} from 'ink';
import {render as renderForTest} from 'ink-testing-library';
import {
  acceptMissing,
  pollAnswered,
  pollFailed,
  select,
  setClusters,
  tick,
} from '../../source/monitor/store/actions.ts';
import {createMonitorStore, type MonitorStore, type Replay} from '../../source/monitor/store/store.ts';
import type {ClusterRef, Observation} from '../../source/rollout/cluster/cluster.ts';
import {createHoldUps} from '../../source/rollout/cluster/hold-up.ts';
import type {FeedFailure} from '../../source/rollout/feed/failure.ts';
import type {GitopsAnswer} from '../../source/rollout/feed/feed.ts';
import type {Pod} from '../../source/rollout/pod/pod.ts';
import {App} from '../../source/ui/app.tsx';
import {keyWords} from '../../source/ui/keys/table.ts';
import {createTheme} from '../../source/ui/look/theme.ts';
import {ThemeContext} from '../../source/ui/look/theme-context.ts';
import {screenRegistry} from '../../source/ui/screens/registry.ts';
import type {Capabilities} from '../../source/ui/view/capabilities.ts';
import {type ScreenContext, ScreenReactContext} from '../../source/ui/view/context.ts';
import {createLayoutMemo, type LayoutMemo} from '../../source/ui/view/layout-memo.ts';
import {createViewStore, type ViewStore} from '../../source/ui/view/view-store.ts';
import {rules, testNow} from './pods.ts';
import {until} from './until.ts';

export type TestScreens = {
  readonly monitor: MonitorStore;
  readonly view: ViewStore;
  /** What the keys asked for beyond the screen, e.g. `quit 0`. */
  readonly asked: readonly string[];
  readonly frame: () => string;
  readonly press: (keys: string) => void;
  readonly see: (wanted: string | RegExp) => Promise<void>;
  readonly seeNot: (unwanted: string | RegExp) => Promise<void>;
  readonly unmount: () => void;
};

export type TestScreensOptions = {
  readonly ascii?: boolean;
  readonly color?: boolean;
  readonly cjkLocale?: boolean;
  /** Other than 100x30: rendered on a stream of that size. */
  readonly columns?: number;
  readonly rows?: number;
  readonly dump?: Capabilities['dump'];
  /** How many times as fast a recording is played; absent: the screens are live. */
  readonly replaySpeed?: number;
  /** In the place of the usual memory of layouts. */
  readonly layouts?: LayoutMemo;
  /** False: the clipboard refuses every text. */
  readonly copies?: boolean;
};

const encoder = new TextEncoder();

/** A good answer with these pods; its body is what `y` shows. */
export function answerWith(pods: readonly Pod[], body = '{"items":[]}'): GitopsAnswer {
  const observation: Observation = {kind: 'pods', incomplete: null};
  return {observation, pods, clockSkewMs: 0, pages: [{status: 200, bytes: encoder.encode(body)}]};
}

export type Script = {
  readonly clusters: (...clusters: readonly (string | ClusterRef)[]) => void;
  readonly answer: (name: string, answer: GitopsAnswer, at?: number) => void;
  readonly fail: (name: string, error: FeedFailure, at?: number) => void;
  readonly now: (at: number) => void;
  readonly show: (name: string) => void;
};

/** What happens to a store, in the words of a test; clusters have their name as id unless told otherwise. */
export function scriptFor(store: MonitorStore): Script {
  return {
    clusters: (...clusters) =>
      setClusters(
        store,
        clusters.map(cluster => (typeof cluster === 'string' ? {id: cluster, name: cluster} : cluster)),
        store.getState().now,
      ),
    answer: (name, answer, at = testNow) => void pollAnswered(store, name, answer, at, rules(60_000)),
    fail: (name, error, at = testNow) => void pollFailed(store, name, error, at),
    now: at => tick(store, at),
    show: name => select(store, name),
  };
}

class SizedStream extends EventEmitter {
  readonly isTTY = true;
  readonly columns: number;
  readonly rows: number;
  last = '';

  constructor(columns: number, rows: number) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  write(frame: string): boolean {
    // A frame, not a mode that is switched.
    if (!frame.startsWith('\u{1B}[?')) {
      this.last = frame;
    }
    return true;
  }
}

class KeyStream extends EventEmitter {
  readonly isTTY = true;
  #pending: string | null = null;

  type(keys: string): void {
    this.#pending = keys;
    this.emit('readable');
  }

  read(): string | null {
    const keys = this.#pending;
    this.#pending = null;
    return keys;
  }

  setEncoding(): void {}
  setRawMode(): void {}
  ref(): void {}
  unref(): void {}
}

function mount(tree: React.ReactElement, columns: number, rows: number) {
  if (columns === 100 && rows === 30) {
    const {lastFrame, stdin, unmount} = renderForTest(tree);
    return {frame: () => lastFrame() ?? '', type: (keys: string) => stdin.write(keys), unmount};
  }
  // ink-testing-library is always 100 columns wide.
  const stdout = new SizedStream(columns, rows);
  const stdin = new KeyStream();
  const instance = renderInk(tree, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {frame: () => stdout.last, type: (keys: string) => stdin.type(keys), unmount: () => instance.unmount()};
}

/** A recording of a quarter of an hour, of which three minutes are played. */
export const replayAt: Replay = {speed: 1, ended: false, elapsed: 192_000, total: 890_000, marks: []};

/** A step back finds nothing, as at the beginning of a recording; the speed has its limits. */
function replayControls(monitor: MonitorStore, asked: string[]): Capabilities['replay'] & {} {
  return {
    step: by => {
      asked.push(`step ${by}`);
      return by === 1;
    },
    toChange: (by, clusterId) => {
      asked.push(`change ${by} ${clusterId}`);
      return by === 1;
    },
    changeSpeed: factor => {
      const speed = Math.max(0.25, Math.min((monitor.getState().replay?.speed ?? 1) * factor, 64));
      monitor.setState({replay: {...replayAt, ...monitor.getState().replay, speed}});
    },
  };
}

/** The screens on a terminal of 100x30 or of a given size, fed by the script. */
export function showScreens(play: (script: Script) => void, options: TestScreensOptions = {}): TestScreens & Script {
  const {columns = 100, rows = 30} = options;
  const monitor = Object.assign(createMonitorStore({now: testNow, intervalMs: 5000}), {flush: () => {}});
  if (options.replaySpeed !== undefined) {
    monitor.setState({replay: {...replayAt, speed: options.replaySpeed}});
  }
  const view = createViewStore({columns, rows});
  const theme = createTheme({color: options.color ?? false, ascii: options.ascii ?? false});
  const asked: string[] = [];
  const ask = (what: string) => (value?: unknown) => void asked.push(value === undefined ? what : `${what} ${value}`);
  const capabilities: Capabilities = {
    selectCluster: id => select(monitor, id),
    pollNow: ask('poll'),
    setPaused: paused => monitor.setState({paused}),
    setIntervalMs: intervalMs => monitor.setState({intervalMs}),
    acceptMissing: id => acceptMissing(monitor, id),
    dump: options.dump ?? (async cluster => `/tmp/${cluster.name}.json`),
    copy: text => {
      asked.push(`copy ${text}`);
      return options.copies ?? true;
    },
    suspend: ask('suspend'),
    redraw: ask('redraw'),
    quit: ask('quit'),
    ...(options.replaySpeed === undefined ? {} : {replay: replayControls(monitor, asked)}),
  };
  const context: ScreenContext = {
    monitor,
    view,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    theme,
    holdUps: createHoldUps(),
    cjkLocale: options.cjkLocale ?? false,
    capabilities,
    screens: screenRegistry,
    keyWords,
    layouts: options.layouts ?? createLayoutMemo(),
  };
  const script = scriptFor(monitor);
  play(script);
  const tree = (
    <ScreenReactContext value={context}>
      <ThemeContext value={theme}>
        <App />
      </ThemeContext>
    </ScreenReactContext>
  );
  const {frame, type, unmount} = mount(tree, columns, rows);
  const holds = (wanted: string | RegExp) =>
    typeof wanted === 'string' ? frame().includes(wanted) : wanted.test(frame());
  return {
    ...script,
    monitor,
    view,
    asked,
    frame,
    press: type,
    see: wanted =>
      until(
        () => holds(wanted),
        () => `${String(wanted)} did not show up in:\n${frame()}`,
      ),
    seeNot: unwanted =>
      until(
        () => !holds(unwanted),
        () => `${String(unwanted)} did not go from:\n${frame()}`,
      ),
    unmount,
  };
}
