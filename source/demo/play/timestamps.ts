/** Turns seconds since the server started into an RFC 3339 text with whole seconds, as Kubernetes writes it. */
export type Timestamp = (second: number) => string;

/** Times of one server, which started at `startedAt` (epoch ms). */
export function timestampsFrom(startedAt: number): Timestamp {
  return second => new Date(startedAt + second * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
