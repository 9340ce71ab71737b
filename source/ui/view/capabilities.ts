import type {ShownCluster} from '../../rollout/cluster/cluster.ts';

/** A body exactly as received. */
export type Body = {readonly bytes: Uint8Array};

/** What keys can do beyond the screen. The command that starts the screens provides it. */
export type Capabilities = {
  readonly selectCluster: (id: string) => void;
  /** null: reads the list of clusters. */
  readonly pollNow: (id: string | null) => void;
  readonly setPaused: (paused: boolean) => void;
  readonly setIntervalMs: (intervalMs: number) => void;
  /** Says that the apps a cluster lacks are gone for good; gives their names. */
  readonly acceptMissing: (id: string) => readonly string[];
  /** Only while a recording is played. */
  readonly replay?: {
    /** By an answer while paused, else by ten seconds; false: it is at that end already. */
    readonly step: (by: 1 | -1) => boolean;
    /** To the next or the previous change of a cluster (null: of any); false: there is none. */
    readonly toChange: (by: 1 | -1, clusterId: string | null) => boolean;
    readonly changeSpeed: (factor: number) => void;
  };
  /** Writes the bodies to a new file only the user can read; gives its path, rejects with a message for the user. */
  readonly dump: (cluster: ShownCluster, bodies: readonly Body[]) => Promise<string>;
  /** Puts a text into the clipboard of the terminal (OSC 52); false when it is too long for that. */
  readonly copy: (text: string) => boolean;
  /** Hands the terminal back to the shell until the process is continued. */
  readonly suspend: () => void;
  /** Paints the whole screen again. */
  readonly redraw: () => void;
  /** Leaves the program with this exit code. */
  readonly quit: (exitCode: number) => void;
};
