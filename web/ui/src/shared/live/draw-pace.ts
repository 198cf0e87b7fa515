/**
 * When a view draws what changed: the first change at once, whatever follows at most once an interval. A view that looked by the clock instead
 * would show every change half an interval late on average, also when nothing else happens.
 */
export class DrawPace {
  #drawnAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    readonly intervalMs: number,
    readonly draw: () => void,
    readonly nowMs: () => number = () => performance.now(),
  ) {}

  changed(): void {
    if (this.#timer !== null) return;
    const wait = this.#drawnAt + this.intervalMs - this.nowMs();
    if (wait <= 0) this.#drawNow();
    else this.#timer = setTimeout(() => this.#drawNow(), wait);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #drawNow(): void {
    this.#timer = null;
    this.#drawnAt = this.nowMs();
    this.draw();
  }
}
