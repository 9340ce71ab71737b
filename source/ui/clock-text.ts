// The terminal user's own time zone; made once, because building a formatter costs more than using it.
const formatter = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});

/** Time of day of an epoch ms, e.g. `08:01:22`. */
export function clockText(epochMs: number): string {
  return formatter.format(epochMs);
}
