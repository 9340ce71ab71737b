import {ageOf} from './duration.ts';

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Whether a text is a point in time that can be read (RFC 3339, with its offset). */
export function isTime(text: string): boolean {
  return rfc3339.test(text) && !Number.isNaN(Date.parse(text));
}

/** An RFC 3339 time in epoch ms; null when unreadable, or before 1970: Go's zero time stands for "not set". */
export function parseTime(text: string): number | null {
  const time = isTime(text) ? Date.parse(text) : Number.NaN;
  return time >= 0 ? time : null;
}

/** An epoch ms as RFC 3339 in UTC with ms, e.g. `2026-11-23T08:00:00.250Z`. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Time of day of an epoch ms where the user is, e.g. `08:01:22`. */
export function clockText(epochMs: number): string {
  // Intl would know the time zone as well, but takes long to load.
  const date = new Date(epochMs);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

const halfDayMs = 12 * 60 * 60 * 1000;

/** Whether a time of day tells at `now` when something was: a day later it tells nothing. Both epoch ms. */
export function isRecent(at: number, now: number): boolean {
  return now - at < halfDayMs;
}

/** When something was, as the time of day, or from half a day on as an age: `08:01:22`, `3d ago`. */
export function momentText(at: number, now: number): string {
  return isRecent(at, now) ? clockText(at) : `${ageOf(at, now)} ago`;
}
