const firstSeconds = 0.5;
const ceilingSeconds = 5;

/**
 * 0.5 x 2^n seconds, at most 5, with a jitter of plus or minus half: hundreds of screens must not come back in the same instant.
 * `chance` is in [0, 1).
 */
export function backOffMs(attempt: number, chance: number): number {
  const base = Math.min(ceilingSeconds, firstSeconds * 2 ** Math.min(attempt, 10));
  return Math.round(base * (0.5 + chance) * 1000);
}
