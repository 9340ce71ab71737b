// The terminal user's own time zone. Building a formatter costs more than using it, so it is built once, and not before a
// time of day is shown: no first frame of a live screen has one.
const built = {
  get formatter(): Intl.DateTimeFormat {
    const value = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});
    Object.defineProperty(built, 'formatter', {value});
    return value;
  },
};

/** Time of day of an epoch ms, e.g. `08:01:22`. */
export function clockText(epochMs: number): string {
  return built.formatter.format(epochMs);
}
