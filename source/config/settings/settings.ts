import type {ThemeName} from '../options/screen.ts';
import type {ConfigFile} from '../options/sources.ts';
import type {OutputFormat} from '../options/table.ts';

/** All that flags, environment and config file say, checked, with the defaults filled in. Holds no secret. Durations in ms. */
export type Settings = {
  /** Ids or names, each once, aliases replaced by what they stand for; none means every cluster of the account. */
  readonly clusters: readonly string[];
  /** What people call clusters, by id or name. */
  readonly aliases: ConfigFile['aliases'];
  /** The config file that was read, and the profile chosen in it. */
  readonly config: Pick<ConfigFile, 'path' | 'profile'> | null;
  readonly endpoint: string;
  /** The flag, variable or key that named the endpoint; null: it is the default. */
  readonly endpointFrom: string | null;
  /** null: not given; the credentials file may name one. */
  readonly iamEndpoint: string | null;
  /** `none`: requests are sent without credentials, as in the demo. */
  readonly credentials: 'find' | 'none';
  readonly tokenFile: string | null;
  readonly caFile: string | null;
  readonly logFile: string | null;
  readonly requestTimeoutMs: number;
  readonly intervalMs: number;
  /** How long a pod has to have failed before its cluster is `failing`. */
  readonly failGraceMs: number;
  /** How long `wait` waits, and how long everything has to be well for it. */
  readonly timeoutMs: number;
  readonly stableForMs: number;
  /** Apps of which `wait` has to see a pod. */
  readonly expect: readonly string[];
  /** Apps, beside source-controller, whose replicas stand by while one of them leads. */
  readonly standby: readonly string[];
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly color: boolean;
  readonly theme: ThemeName;
  readonly fullRedraw: boolean;
  /** Whether the terminal's title shows the selected cluster. */
  readonly title: boolean;
  readonly bell: boolean;
  readonly notify: boolean;
  /** A Chinese, Japanese or Korean locale, where the help says what `--ascii` is for. */
  readonly wideLocale: boolean;
  /** Where to record what the API says; null: nowhere. */
  readonly record: string | null;
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  readonly output: OutputFormat;
  /** null: the demo's default. */
  readonly scenario: string | null;
  readonly seed: number;
  /** null: nothing goes wrong in the demo. */
  readonly fault: string | null;
  readonly serve: boolean;
  /** null: any that is free. */
  readonly port: number | null;
  /** The argument of a command that takes no clusters, e.g. the file of `replay`; null: there is none. */
  readonly argument: string | null;
  /** To be shown before the command starts. */
  readonly warnings: readonly string[];
};
