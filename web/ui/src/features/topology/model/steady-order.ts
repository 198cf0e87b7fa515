/** The rows in a former order, what is new after them: nothing moves under the hand of whoever reads. Without a former order they stay as they come. */
export function steadyOrder<T>(rows: readonly T[], keyOf: (row: T) => string, former: readonly string[] | null): readonly T[] {
  if (former === null) return rows;
  const places = new Map(former.map((key, index) => [key, index]));
  return [...rows].sort((a, b) => (places.get(keyOf(a)) ?? Infinity) - (places.get(keyOf(b)) ?? Infinity) || 0);
}
