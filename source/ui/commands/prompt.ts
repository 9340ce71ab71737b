import {safeText} from '../../text/safe.ts';
import {search} from '../screens/json/commands.ts';
import type {CommandContext} from '../view/context.ts';
import {typedText} from '../view/typed-text.ts';
import {filteredScreen, type ViewStore} from '../view/view-store.ts';

const maxPromptLength = 200;

/** Starts typing a filter for what is listed, or words to look for in the JSON view. */
export function openPrompt({view}: CommandContext): void {
  const state = view.getState();
  const screen = filteredScreen(state);
  view.setState({prompt: screen === null ? {kind: 'search', text: ''} : {kind: 'filter', text: state.filters[screen]}});
}

function setText(view: ViewStore, text: string): void {
  view.setState(state => {
    if (!state.prompt) {
      return state;
    }
    const prompt = {...state.prompt, text: Array.from(text).slice(0, maxPromptLength).join('')};
    const screen = filteredScreen(state);
    // A filter works while it is typed.
    return screen === null ? {prompt} : {prompt, filters: {...state.filters, [screen]: prompt.text}};
  });
}

/** Text that was typed or pasted into the prompt. */
export function typeIntoPrompt(view: ViewStore, text: string): void {
  const {prompt} = view.getState();
  if (prompt) {
    // A line that is pasted with its end still is one line, without a space behind it.
    setText(view, safeText(prompt.text + text.replaceAll(/\p{C}/gu, '')));
  }
}

/** One key while the prompt is open. */
export function promptKey(context: CommandContext): void {
  const {view, key} = context;
  const {prompt} = view.getState();
  if (!prompt) {
    return;
  }
  switch (key) {
    case 'enter':
      view.setState({prompt: null});
      if (prompt.kind === 'search') {
        search(context, prompt.text);
      }
      break;
    case 'esc':
      setText(view, '');
      view.setState({prompt: null});
      break;
    default: {
      const text = typedText(prompt.text, key);
      if (text !== null) {
        setText(view, safeText(text));
      }
    }
  }
}
