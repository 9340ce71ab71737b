import {writeFileSync} from 'node:fs';
import type {Cell} from '../test/helpers/terminal/terminal.ts';
import {lineHeight, lineSvg, padding, windowSvg} from './svg.ts';
import {watchPlay} from './watch.ts';

type Line = readonly Cell[];
type Screen = readonly Line[];

/** What a line shows, each look of it once, and which of them each frame has. */
type Strip = {readonly looks: readonly Line[]; readonly shown: readonly number[]};

function stripOf(row: number, frames: readonly Screen[]): Strip {
  const places = new Map<string, number>();
  const looks: Line[] = [];
  const shown = frames.map(frame => {
    const line = frame[row] ?? [];
    const key = lineSvg(line, 0);
    const place = places.get(key) ?? looks.push(line) - 1;
    places.set(key, place);
    return place;
  });
  return {looks, shown};
}

/** The moves of a strip: where it stands from which part of the time on, each of them a jump. */
function keyframes(name: string, {shown}: Strip): string {
  const stops = shown.flatMap((place, frame) =>
    place === shown[frame - 1]
      ? []
      : [`${((100 * frame) / shown.length).toFixed(2)}%{transform:translateY(${-place * lineHeight}px)}`],
  );
  return `@keyframes ${name}{${stops.join('')}}`;
}

/**
 * Screens one after the other as one SVG picture, over and over. Each line is a strip of all that it shows, behind a
 * window of one line that the strip is moved in. Where nothing is animated the frame of that index stands.
 */
function movingSvg(frames: readonly Screen[], seconds: number, still: number): string {
  const columns = frames[0]?.[0]?.length ?? 0;
  const strips = (frames[0] ?? []).map((_, row) => stripOf(row, frames));
  const moving = strips.flatMap((strip, row) => (strip.looks.length > 1 ? [{strip, name: `l${row}`}] : []));
  const style = [
    '@media (prefers-reduced-motion:no-preference){',
    `.m{animation:${seconds}s step-end infinite}`,
    ...moving.map(({name}) => `#${name}{animation-name:${name}}`),
    '}',
    ...moving.map(({name, strip}) => keyframes(name, strip)),
  ].join('\n');
  const body = strips.map(({looks, shown}, row) => {
    const [only = []] = looks;
    if (looks.length === 1) {
      return lineSvg(only, row);
    }
    const place = shown[still] ?? 0;
    const strip = looks.map((look, index) => lineSvg(look, index)).join('\n');
    // Inside of its window the strip begins at the top, without the padding of the picture.
    return [
      `<svg y="${padding + row * lineHeight}" height="${lineHeight}" overflow="hidden"><g transform="translate(0 ${-padding})">`,
      `<g class="m" id="l${row}" transform="translate(0 ${-place * lineHeight})">`,
      strip,
      '</g></g></svg>',
    ].join('\n');
  });
  return windowSvg(columns, strips.length, body.filter(Boolean).join('\n'), style);
}

const secondsOfFrame = 2;
/** How many times as fast as the rollout the picture moves. */
const pace = 5;
/** So many frames the end stays. */
const lasting = 8;

/** Watches a rollout from its first pods to its end, and writes it as a moving picture. */
export async function film(file: URL): Promise<void> {
  const watch = {scenario: 'rollout', from: 0, columns: 112, rows: 27, speed: 3};
  await watchPlay(watch, async ({terminal, reach}) => {
    await terminal.see('❯');
    const frames: Screen[] = [];
    for (let second = 6; second <= 64; second += secondsOfFrame) {
      await reach(second);
      frames.push(terminal.cells());
    }
    const end = frames.at(-1) ?? [];
    const all = [...frames, ...Array.from({length: lasting}, () => end)];
    writeFileSync(file, movingSvg(all, (secondsOfFrame * all.length) / pace, Math.floor(frames.length / 2)));
  });
}
