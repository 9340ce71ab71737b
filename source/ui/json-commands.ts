import {type Command, type CommandContext, commandCluster, shownScreen, standing} from './command-context.ts';
import {jsonDocument, matchingLines} from './json-document.ts';
import {bodiesOf} from './json-source.ts';
import {clampTop, contentHeight, contentLines} from './screen-content.ts';
import {type JsonScreen, notify, pushScreen, updateScreen} from './view-store.ts';

/** Opens the raw JSON of the cluster, or of the pod when its detail is shown. */
export const json: Command = context => {
  const entry = commandCluster(context);
  const screen = shownScreen(context);
  if (!entry || entry.pages.length === 0) {
    notify(context.view, 'There is no answer to show yet.', 'degraded');
    return;
  }
  const uid = screen.kind === 'pod' ? screen.uid : null;
  pushScreen(context.view, {
    kind: 'json',
    clusterId: entry.ref.id,
    uid,
    document: jsonDocument(bodiesOf(entry, uid), false),
    showManagedFields: false,
    top: 0,
    left: 0,
    query: '',
    matches: [],
    match: 0,
  });
};

/** Lays the shown JSON out anew, after another answer or with other fields; the place on the screen stays. */
export function refreshJson(context: CommandContext, showManagedFields?: boolean): void {
  const entry = commandCluster(context);
  if (entry) {
    updateScreen(context.view, 'json', screen => {
      const show = showManagedFields ?? screen.showManagedFields;
      const document = jsonDocument(bodiesOf(entry, screen.uid), show);
      return {document, showManagedFields: show, matches: matchingLines(document, screen.query)};
    });
    updateScreen(context.view, 'json', screen => scrolledTo(context, screen, screen.top));
  }
}

function scrolledTo(context: CommandContext, screen: JsonScreen, line: number): Pick<JsonScreen, 'top'> {
  const now = standing(context);
  return {top: clampTop(line, contentLines(now, screen), contentHeight(now, screen))};
}

export const managedFields: Command = context => {
  const screen = shownScreen(context);
  if (screen.kind === 'json') {
    refreshJson(context, !screen.showManagedFields);
  }
};

/** Looks for the words from the top of the screen on. */
export function search(context: CommandContext, query: string): void {
  updateScreen(context.view, 'json', screen => {
    const matches = matchingLines(screen.document, query);
    const found = matches.findIndex(line => line >= screen.top);
    const match = Math.max(0, found);
    const line = matches[match];
    return {query, matches, match, ...(line === undefined ? {} : scrolledTo(context, screen, line))};
  });
  const screen = shownScreen(context);
  if (screen.kind === 'json' && query !== '' && screen.matches.length === 0) {
    notify(context.view, `Not found: ${query}`, 'degraded');
  }
}

function stepMatch(context: CommandContext, by: number): void {
  updateScreen(context.view, 'json', screen => {
    const count = screen.matches.length;
    if (count === 0) {
      return {};
    }
    const match = (screen.match + by + count) % count;
    return {match, ...scrolledTo(context, screen, screen.matches[match] ?? 0)};
  });
}

export const nextMatch: Command = context => stepMatch(context, 1);

export const previousMatch: Command = context => stepMatch(context, -1);
