function withRest(big: number, bigUnit: string, rest: number, restUnit: string): string {
  return rest === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${rest}${restUnit}`;
}

/**
 * A span of ms as `kubectl get pods` prints ages: `119s`, `2m5s`, `12m`, `3h10m`, `26h`, `3d4h`, `90d`, `2y30d`.
 * What lies in the future is `0s` (the clock of a bastion host may be behind), what is no number `<unknown>`.
 */
export function humanDuration(ms: number): string {
  if (!Number.isFinite(ms)) {
    return '<unknown>';
  }
  const seconds = Math.max(0, Math.trunc(ms / 1000));
  const minutes = Math.trunc(seconds / 60);
  const hours = Math.trunc(minutes / 60);
  const days = Math.trunc(hours / 24);
  const years = Math.trunc(days / 365);
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return withRest(minutes, 'm', seconds % 60, 's');
  }
  if (hours < 3) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return withRest(hours, 'h', minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (days < 8) {
    return withRest(days, 'd', hours % 24, 'h');
  }
  if (years < 2) {
    return `${days}d`;
  }
  if (years < 8) {
    return withRest(years, 'y', days % 365, 'd');
  }
  return `${years}y`;
}

/** How far apart the ages of a long table are (ms): finer ones would change every row every second. */
export const ageStepMs = 5000;

/** The age at `now` of what began at `since` (both epoch ms), in steps of 5 s up to a minute, then of minutes: `55s`, `1m`. */
export function coarseAge(since: number, now: number): string {
  const ms = Math.max(0, now - since);
  if (ms < 60_000) {
    return humanDuration(ms - (ms % ageStepMs));
  }
  return ms < 120_000 ? '1m' : humanDuration(ms - (ms % 60_000));
}

/** The age at `now` of what began at `since` (both epoch ms); `<unknown>` when that is not known. */
export function ageOf(since: number | null, now: number): string {
  return since === null ? '<unknown>' : humanDuration(now - since);
}
