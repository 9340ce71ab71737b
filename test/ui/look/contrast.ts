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
