import type {Key} from 'ink';

const named: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

/** A function key, Insert and the like, of which Ink does not give the name. */
export const namelessKey = 'This key';

/**
 * The names of the keys in one piece of input, as the key table writes them: `a`, `G`, `ctrl+s`, `shift+tab`, `pageup`.
 * A slow line delivers several keys at once, so there can be more than one.
 */
export function keyNames(input: string, key: Key): readonly string[] {
  if (key.tab) {
    return [key.shift ? 'shift+tab' : 'tab'];
  }
  const special = named.find(([property]) => key[property]);
  if (special) {
    return [special[1]];
  }
  if (input === '') {
    return [namelessKey];
  }
  if (key.ctrl) {
    return [`ctrl+${input}`];
  }
  const typed = Array.from(input, name => controlNames[name] ?? name);
  // On a slow line Esc and the key after it arrive together and look like Alt.
  return key.meta ? ['esc', ...typed] : typed;
}

// In a chunk of several keys Ink leaves these as characters.
const controlNames: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u{3}': 'ctrl+c',
  '\u{c}': 'ctrl+l',
  '\u{13}': 'ctrl+s',
  '\u{1a}': 'ctrl+z',
};
