import {useEffect} from 'react';
import {linesAt} from '../../../json/document.ts';
import {currentLine, maxMatches} from '../../../json/search.ts';
import {ageOf} from '../../../text/duration.ts';
import {useMonitor, useScreenContext, useView} from '../../context.ts';
import {Line, Lines} from '../../look/line.tsx';
import type {Segments} from '../../look/segments.ts';
import {useTheme} from '../../look/theme-context.ts';
import type {JsonScreen} from '../../view-store.ts';
import {useWindow} from '../scroll-screens.tsx';
import {hasJsonWork, refreshJson, workOnJson} from './commands.ts';
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
    {text: answered, tone: 'dim'},
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
export function JsonBody({screen}: {readonly screen: JsonScreen}) {
  const {symbols} = useTheme();
  const width = useView(view => view.columns);
  useJsonWork(screen);
  const {top, height} = useWindow(screen, screen.document.lineCount());
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
