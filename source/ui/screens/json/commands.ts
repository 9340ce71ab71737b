import {type JsonDocument, jsonDocument} from '../../../json/document.ts';
import {currentLine, isSearched, searchAgain, searchOn, startSearch, stepSearch} from '../../../json/search.ts';
import {
  type Command,
  commandCluster,
  layoutOf,
  type ScreenContext,
  type Situation,
  shownScreen,
} from '../../view/context.ts';
import {clampTop, type Scrolled, scrolled} from '../../view/scroll.ts';
import {type JsonScreen, notify, popScreen, pushScreen, updateScreen} from '../../view/view-store.ts';
import {bodiesOf} from './json-source.ts';

/** Characters that are laid out when the view opens, more than any screen shows; the rest comes when it is open. */
const lengthAtFirst = 50_000;

/** Which lines are in view; the title above them does not scroll. */
export function jsonLayout(situation: Situation, {document, top}: JsonScreen): Scrolled {
  return scrolled(situation, document.lineCount(), top, 1);
}

/** Opens the raw JSON of the cluster, or of the pod when its detail is shown; from there back. */
export const json: Command = context => {
  if (shownScreen(context).kind === 'json') {
    popScreen(context.view);
    return;
  }
  const entry = commandCluster(context);
  const screen = shownScreen(context);
  if (!entry || entry.pages.length === 0) {
    notify(context.view, 'There is no answer to show yet.', 'degraded');
    return;
  }
  const uid = screen.kind === 'pod' ? screen.uid : null;
  const document = jsonDocument(bodiesOf(entry, uid), false);
  document.layOut(lengthAtFirst);
  pushScreen(context.view, {
    kind: 'json',
    clusterId: entry.ref.id,
    uid,
    pages: entry.pages,
    document,
    coming: null,
    showManagedFields: false,
    top: 0,
    left: 0,
    search: null,
  });
};

/** Shows the JSON again, after another answer or with other fields; the place on the screen stays. */
export function refreshJson(context: ScreenContext, showManagedFields?: boolean): void {
  const entry = commandCluster(context);
  if (entry) {
    updateScreen(context.view, 'json', screen => {
      const show = showManagedFields ?? screen.showManagedFields;
      const coming = jsonDocument(bodiesOf(entry, screen.uid), show);
      return {coming, pages: entry.pages, showManagedFields: show};
    });
    workOnJson(context);
  }
}

/** Something is left to be laid out or searched: `workOnJson` has to be called again. */
export function hasJsonWork({document, coming, search}: JsonScreen): boolean {
  return coming !== null || !document.isWhole() || !isSearched(search, document);
}

/** Goes on with laying out and searching the shown JSON, by a piece that takes some milliseconds. */
export function workOnJson(context: ScreenContext): void {
  const screen = shownScreen(context);
  if (screen.kind !== 'json') {
    return;
  }
  (screen.coming ?? screen.document).layOut();
  const arrived = screen.coming !== null && showsAsMuch(context, screen, screen.coming) ? screen.coming : null;
  const document = arrived ?? screen.document;
  const before = arrived === null ? screen.search : searchAgain(screen.search);
  const searches = before !== null && !isSearched(before, document);
  const search = searches ? searchOn(before, document) : before;
  const found = before === null || before.awaitedFrom === null ? undefined : currentLine(search);
  // Another object in any case: by that the view sees that it has to be called again.
  updateScreen(context.view, 'json', () => ({
    document,
    coming: arrived === null ? screen.coming : null,
    search,
    ...(found === undefined ? {} : scrolledTo(context, {...screen, document}, found)),
  }));
  if (searches && search?.lines.length === 0 && isSearched(search, document)) {
    notify(context.view, `Not found: ${search.query}`, 'degraded');
  }
}

function showsAsMuch(context: ScreenContext, screen: JsonScreen, coming: JsonDocument): boolean {
  return coming.isWhole() || coming.lineCount() >= screen.top + layoutOf(context, jsonLayout, screen).height;
}

function scrolledTo(context: ScreenContext, screen: JsonScreen, line: number): Pick<JsonScreen, 'top'> {
  return {top: clampTop(line, layoutOf(context, jsonLayout, screen))};
}

export const managedFields: Command = context => {
  const screen = shownScreen(context);
  if (screen.kind === 'json') {
    const show = !screen.showManagedFields;
    refreshJson(context, show);
    notify(context.view, `managedFields are ${show ? 'shown' : 'hidden'}.`);
  }
};

/** Looks for the words from the top of the screen on. */
export function search(context: ScreenContext, query: string): void {
  updateScreen(context.view, 'json', screen => ({
    search: startSearch(query, scrolledTo(context, screen, screen.top).top),
  }));
  workOnJson(context);
}

function stepMatch(context: ScreenContext, by: number): void {
  const shown = shownScreen(context);
  const search = shown.kind === 'json' ? shown.search : null;
  if (search === null || (search.lines.length === 0 && shown.kind === 'json' && isSearched(search, shown.document))) {
    notify(context.view, search === null ? 'Nothing is searched for: / starts it.' : `Not found: ${search.query}`);
    return;
  }
  updateScreen(context.view, 'json', screen => {
    const stepped = screen.search && stepSearch(screen.search, by);
    const line = currentLine(stepped);
    return {search: stepped, ...(line === undefined ? {} : scrolledTo(context, screen, line))};
  });
}

export const nextMatch: Command = context => stepMatch(context, 1);

export const previousMatch: Command = context => stepMatch(context, -1);
