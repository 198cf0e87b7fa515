/** A part of a whole in percent, as a table shows it; nothing of nothing is nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 || part === 0 ? '' : `${Math.max(1, Math.round((100 * part) / whole))}%`;
}
