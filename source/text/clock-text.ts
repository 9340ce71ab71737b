const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Time of day of an epoch ms where the user is, e.g. `08:01:22`. */
export function clockText(epochMs: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: not for the time but for the user's time zone; Intl takes long to load.
  const date = new Date(epochMs);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}
