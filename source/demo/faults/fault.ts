import type {Door} from '../listener.ts';
import type {DemoRequest, Reply} from '../reply.ts';

/** A request that a fault may spoil. */
export type Asked = {
  readonly request: DemoRequest;
  /** The cluster whose pods are asked for; null on every other path. */
  readonly clusterId: string | null;
  /** What the server answers when nothing is wrong. */
  readonly honest: () => Reply;
};

/** What a fault makes of a request. */
export type Misbehaviour = (asked: Asked) => Reply;

/** What faults know of the server they are in. */
export type FaultContext = {
  readonly seed: number;
  /** Epoch ms of second 0. */
  readonly startedAt: number;
  /** The base URL of another origin, to which requests can be led away. */
  readonly elsewhere: () => Promise<string>;
};

/** One way of going wrong: in the answers, or already at the door. */
export type Fault = {
  /** One line for help texts. */
  readonly title: string;
} & (
  | {
      /** Called when the fault is switched on, so that its counts begin at zero. */
      readonly begin: (context: FaultContext) => Misbehaviour | Promise<Misbehaviour>;
    }
  | {readonly door: Door}
);

export type FaultTable = Readonly<Record<string, Fault>>;

/** A fault that remembers nothing. */
export function plainFault(title: string, misbehave: Misbehaviour): Fault {
  return {title, begin: () => misbehave};
}

/** A fault that changes something of the honest reply, which is never compressed then. */
export function changedReply(title: string, change: (honest: Reply) => Partial<Reply>): Fault {
  return plainFault(title, ({honest}) => {
    const reply = honest();
    return {...reply, compressible: false, ...change(reply)};
  });
}

/** Counts how often each path was asked for, from 1 on. */
export function turnCounter(): (path: string) => number {
  const turns = new Map<string, number>();
  return path => {
    const turn = (turns.get(path) ?? 0) + 1;
    turns.set(path, turn);
    return turn;
  };
}
