import type { LogEntry } from '@/shared/wire';

/** So many messages stay on the screen while it is followed; older ones are in the list. */
export const followedMax = 500;

/** Newest first, each once: a look may overlap the one before. */
export function withNews(shown: readonly LogEntry[], news: readonly LogEntry[]): LogEntry[] {
  const known = new Set(shown.map((entry) => entry.sequence));
  return [...news.filter((entry) => !known.has(entry.sequence)).reverse(), ...shown].slice(0, followedMax);
}
