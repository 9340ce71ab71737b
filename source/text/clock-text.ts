const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Time of day of an epoch ms where the user is, e.g. `08:01:22`. */
export function clockText(epochMs: number): string {
  // Intl would know the time zone as well, but takes long to load.
  const date = new Date(epochMs);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}
