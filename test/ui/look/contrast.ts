/** Bright colours as terminals show them unless told otherwise, and their black and white as backgrounds. */
type Palette = Readonly<Record<string, string>> & {readonly black: string; readonly white: string};

export const brightPalettes: readonly Palette[] = [
  // xterm
  {
    black: '000000',
    white: 'ffffff',
    redBright: 'ff0000',
    greenBright: '00ff00',
    yellowBright: 'ffff00',
    blueBright: '5c5cff',
    magentaBright: 'ff00ff',
    cyanBright: '00ffff',
  },
  // Windows Terminal
  {
    black: '0c0c0c',
    white: 'f2f2f2',
    redBright: 'e74856',
    greenBright: '16c60c',
    yellowBright: 'f9f1a5',
    blueBright: '3b78ff',
    magentaBright: 'b4009e',
    cyanBright: '61d6d6',
  },
  // GNOME Terminal
  {
    black: '171421',
    white: 'ffffff',
    redBright: 'f66151',
    greenBright: '33da7a',
    yellowBright: 'e9ad0c',
    blueBright: '2a7bde',
    magentaBright: 'c061cb',
    cyanBright: '33c7de',
  },
];

/** Solarized, where every colour is near the background: its colours, text and two backgrounds. */
export const solarized = {
  light: {background: 'fdf6e3', text: '657b83'},
  dark: {background: '002b36', text: '839496'},
  colours: {
    red: 'dc322f',
    green: '859900',
    yellow: 'b58900',
    blue: '268bd2',
    magenta: 'd33682',
    cyan: '2aa198',
    redBright: 'cb4b16',
    blueBright: '839496',
    magentaBright: '6c71c4',
  },
} as const;

/** Text as terminals draw it dim: half of the way to the background. */
export function dimmed(text: string, background: string): string {
  return [0, 2, 4]
    .map(at =>
      Math.round((Number.parseInt(text.slice(at, at + 2), 16) + Number.parseInt(background.slice(at, at + 2), 16)) / 2),
    )
    .map(part => part.toString(16).padStart(2, '0'))
    .join('');
}

function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const part = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21, as WCAG has it; bold text needs 3. */
export function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
