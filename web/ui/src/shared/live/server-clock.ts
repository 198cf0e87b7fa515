const roundingMs = 1_500;

/**
 * How far the server's clock is before this machine's. A frame says when it was published, which may be long before somebody opens a quiet topic:
 * it can only show that the server is further ahead than was known. An answer carries the time at which it was given, in whole seconds.
 */
export class ServerClock {
  offsetMs = 0;

  published(atMs: number, nowMs: number): void {
    if (atMs - nowMs > this.offsetMs) this.offsetMs = atMs - nowMs;
  }

  answered(date: string | null, nowMs: number): void {
    const offset = Date.parse(date ?? '') - nowMs;
    if (!Number.isNaN(offset) && Math.abs(offset - this.offsetMs) > roundingMs) this.offsetMs = offset;
  }
}

export const serverClock = new ServerClock();
