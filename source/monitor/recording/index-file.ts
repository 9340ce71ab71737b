import {announcedFormat, decodeLine} from './decode-line.ts';
import {type RecordedLine, recordingFormat} from './format.ts';
import {splitLines} from './split-lines.ts';

/** Where a line stands in the file, and all that is needed of it until it is played. */
export type IndexedLine = {
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  readonly kind: RecordedLine['kind'];
  /** null: it is about the list of clusters, or begins a run. */
  readonly clusterId: string | null;
  /** What the clock of the recording shows when the line is played, epoch ms. */
  readonly clock: number;
  /** ms of playing from the first line to this one. */
  readonly played: number;
  /** When the same cluster, or the list, was heard of next in this run (epoch ms); null: it was not. */
  readonly nextAt: number | null;
  /** It is another answer than the last one about the same in this run, or begins or ends an outage. */
  readonly differs: boolean;
};

/** A line that cannot be played: nothing is played from it up to the next run. */
export type Damage = {readonly lineNumber: number; readonly what: 'cut off' | 'damaged'};

export type RecordingIndex = {
  /** At least one; the first begins a run. */
  readonly lines: readonly IndexedLine[];
  /** The first damage; null: the file is whole. */
  readonly damage: Damage | null;
};

/** A file that is no recording, or not one for this version; the message goes on after its name. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** How long the end of a run is shown before the next run of the file begins, ms of playing. */
const betweenRunsMs = 2000;

const howToRecord = 'Recordings are made with --record FILE.';

function checkFirst(text: string): void {
  const announced = announcedFormat(text);
  if (announced === null) {
    throw new RecordingError('is no recording of ucs-gitops', howToRecord);
  }
  if (announced.format !== recordingFormat) {
    throw new RecordingError(
      `was recorded by ucs-gitops ${announced.version} in format ${announced.format}, which this version cannot read`,
      'Play it with that version.',
    );
  }
}

type Draft = {-readonly [Key in keyof IndexedLine]: IndexedLine[Key]};

/** What a line is about: a cluster, or, under an empty id, the list of them. */
function subjectOf(line: RecordedLine): string {
  return line.kind === 'answer' || line.kind === 'failure' ? (line.cluster?.id ?? '') : '';
}

function isSame(line: RecordedLine): boolean {
  return (line.kind === 'answer' && line.pages === null) || (line.kind === 'clusters' && line.clusters === null);
}

/** When a line is played, and what the clock shows then. */
function timesOf(line: RecordedLine, before: Draft | undefined): Pick<IndexedLine, 'clock' | 'played'> {
  if (before === undefined) {
    return {clock: line.at, played: 0};
  }
  // It tells how things stood when the file began.
  if (line.carried) {
    return {clock: before.clock, played: before.played};
  }
  // A clock that was set back takes no time.
  const passed = line.kind === 'run' ? betweenRunsMs : Math.max(0, line.at - before.clock);
  return {clock: line.at, played: before.played + passed};
}

/** Finds the places of lines from those before them, in the order of the file. */
function createPlaces() {
  const lines: Draft[] = [];
  // Of this run: the latest line about each subject, and the subjects with a good answer.
  const latest = new Map<string, Draft>();
  const answered = new Set<string>();

  /** False: the line is the same as one that is not there. */
  const add = (line: RecordedLine, offset: number, length: number): boolean => {
    const {kind, at} = line;
    const subject = subjectOf(line);
    if (isSame(line) && !answered.has(subject)) {
      return false;
    }
    const earlier = latest.get(subject);
    // One and the same text for all lines of a cluster.
    const clusterId = subject === '' ? null : (earlier?.clusterId ?? subject);
    const differs = earlier !== undefined && (earlier.kind !== kind || (kind !== 'failure' && !isSame(line)));
    const draft = {offset, length, kind, clusterId, ...timesOf(line, lines.at(-1)), nextAt: null, differs};
    lines.push(draft);
    if (kind === 'run') {
      latest.clear();
      answered.clear();
      return true;
    }
    if (earlier !== undefined) {
      earlier.nextAt = at;
    }
    latest.set(subject, draft);
    if (kind !== 'failure') {
      answered.add(subject);
    }
    return true;
  };
  return {lines, add};
}

/**
 * Reads a recording once from end to end, without keeping what it says. A damaged line ends its run: what follows is
 * left out up to the next one. Throws `RecordingError` for a file that does not begin as a recording.
 */
export async function indexRecording(chunks: AsyncIterable<Uint8Array>): Promise<RecordingIndex> {
  const places = createPlaces();
  let damage: Damage | null = null;
  // Nothing is played before a run begins.
  let broken = true;
  let lineNumber = 0;
  for await (const {offset, length, text, complete} of splitLines(chunks)) {
    lineNumber += 1;
    if (lineNumber === 1) {
      checkFirst(text ?? '');
    }
    const line = decodeLine(text ?? '');
    broken = line === null || (broken && line.kind !== 'run') || !places.add(line, offset, length);
    if (broken) {
      damage ??= {lineNumber, what: complete ? 'damaged' : 'cut off'};
    }
  }
  if (places.lines.length === 0) {
    throw new RecordingError(lineNumber === 0 ? 'is empty' : 'has nothing that can be played', howToRecord);
  }
  return {lines: places.lines, damage};
}
