import {type Command, recordOf, shownScreen} from '../view/context.ts';
import {notify} from '../view/view-store.ts';

/** Puts what is shown into the clipboard of the user's terminal, and says what it was. */
export const copy: Command = context => {
  const screen = shownScreen(context);
  const copied = recordOf(context, screen).copied?.(context, screen) ?? null;
  if (copied === null) {
    notify(context.view, 'There is nothing to copy here.', 'degraded');
  } else if (copied.text !== null && context.capabilities.copy(copied.text)) {
    notify(context.view, `Copied ${copied.what}, if the terminal allows it (OSC 52).`, 'ok');
  } else {
    notify(context.view, `Too long for the clipboard of a terminal: Ctrl-s writes the answer to a file.`, 'degraded');
  }
};
