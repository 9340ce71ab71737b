import {useEffect} from 'react';
import {documentText, linesAt} from '../../../json/document.ts';
import {currentLine, maxMatches} from '../../../json/search.ts';
import {ageOf} from '../../../text/duration.ts';
import {Line, Lines} from '../../look/line.tsx';
import type {Segments} from '../../look/segments.ts';
import {useTheme} from '../../look/theme-context.ts';
import {layoutOf, type ScreenRecord, useLayout, useMonitor, useScreenContext, useView} from '../../view/context.ts';
import {scrollPosition, topAfter} from '../../view/scroll.ts';
import {type JsonScreen, updateScreen} from '../../view/view-store.ts';
import {hasJsonWork, jsonLayout, refreshJson, workOnJson} from './commands.ts';
import {jsonSegments, markMatches, scrollLeft} from './segments.ts';

function searchText({search}: JsonScreen): string {
  if (search === null) {
    return '';
  }
  const {query, lines, current} = search;
  const many = lines.length >= maxMatches ? '+' : '';
  return `  ${query} (${lines.length === 0 ? 0 : Math.min(current + 1, lines.length)}/${lines.length}${many})`;
}

function JsonTitle({screen, width}: {readonly screen: JsonScreen; readonly width: number}) {
  const {document, showManagedFields} = screen;
  const answered = useMonitor(state => {
    const at = state.clusters.get(screen.clusterId)?.snapshot?.observedAt;
    return at === undefined ? '' : `, answered ${ageOf(at, state.now)} ago`;
  });
  const lines = `${document.lineCount()}${document.isWhole() ? '' : '+'} lines`;
  const segments: Segments = [
    {text: screen.uid === null ? 'Raw JSON' : 'Raw JSON of the pod', tone: 'title'},
    {text: `, ${lines}${showManagedFields ? '' : ', managedFields hidden'}`},
    {text: searchText(screen), tone: 'accent'},
    {text: answered},
  ];
  return <Line segments={segments} width={width} />;
}

/** A newer answer shows up at once; a long one is laid out and searched between the keys and the frames. */
function useJsonWork(screen: JsonScreen): void {
  const screens = useScreenContext();
  const pages = useMonitor(state => state.clusters.get(screen.clusterId)?.pages);
  useEffect(() => {
    const context = {...screens, key: ''};
    if (pages !== undefined && pages !== screen.pages) {
      refreshJson(context);
    }
    return hasJsonWork(screen) ? screens.later(() => workOnJson(context), 0) : undefined;
  }, [screen, pages, screens]);
}

/** The last answer as it was sent, laid out and coloured; only the lines in view are made. */
function JsonBody({screen}: {readonly screen: JsonScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  useJsonWork(screen);
  const {top, height} = useLayout(jsonLayout, screen);
  const texts = linesAt(screen.document, top, height, screen.left + width);
  const current = currentLine(screen.search);
  const lines = texts.map((text, index): Segments => {
    const segments = markMatches(jsonSegments(text), screen.search?.query ?? '');
    const isCurrent = current === top + index;
    return [
      {text: isCurrent ? symbols.cursor : ' ', tone: isCurrent ? 'cursor' : 'plain'},
      ...scrollLeft(segments, screen.left),
    ];
  });
  return (
    <>
      <JsonTitle screen={screen} width={width} />
      <Lines lines={lines} width={width} />
    </>
  );
}

/** More than a terminal takes, so that a longer text need not be put together. */
const maxCopiedLength = 100_000;

export const jsonRecord: ScreenRecord<JsonScreen> = {
  Body: JsonBody,
  position: (context, screen) => scrollPosition(layoutOf(context, jsonLayout, screen)),
  move: (context, screen, step) => {
    const {columns = 0, rows} = step;
    // The end of what is still being laid out moves, and the screen with it.
    const grows = !screen.document.isWhole() && rows === Number.POSITIVE_INFINITY;
    const top = grows ? rows : topAfter(layoutOf(context, jsonLayout, screen), step);
    updateScreen(context.view, 'json', () => ({top, left: Math.max(0, screen.left + columns * 8)}));
  },
  copied: (_context, {document}) => ({what: 'the JSON', text: documentText(document, maxCopiedLength)}),
  clusterId: ({clusterId}) => clusterId,
};
