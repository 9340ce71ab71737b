/** What a key makes of a text that is being typed; null: it is no key of typing. */
export function typedText(text: string, key: string): string | null {
  switch (key) {
    case 'backspace':
      return Array.from(text).slice(0, -1).join('');
    case 'ctrl+u':
      return '';
    case 'space':
      return `${text} `;
    default:
      return Array.from(key).length === 1 ? text + key : null;
  }
}
