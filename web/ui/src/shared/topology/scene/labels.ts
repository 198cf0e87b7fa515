export interface LabelWish {
  /** The middle of what is named, in pixels of the box. */
  x: number;
  y: number;
  /** From the middle to where the label may begin. */
  gap: number;
  width: number;
  height: number;
  /** The lowest is placed first. */
  priority: number;
}

export interface PlacedLabel {
  /** Position in the wishes. */
  wish: number;
  /** Its upper left corner. */
  left: number;
  top: number;
}

export interface Taken {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const cell = 64;

/** What is covered already. Whoever places texts of several kinds uses one for all of them. */
export class TakenRoom {
  readonly #cells = new Map<number, Taken[]>();

  add(box: Taken): void {
    this.#each(box, (key) => {
      const boxes = this.#cells.get(key);
      if (boxes === undefined) this.#cells.set(key, [box]);
      else boxes.push(box);
      return false;
    });
  }

  isFree(box: Taken): boolean {
    return !this.#each(box, (key) => (this.#cells.get(key) ?? []).some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top));
  }

  #each(box: Taken, visit: (key: number) => boolean): boolean {
    for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column += 1)
      for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row += 1) if (visit(column * 65_536 + row)) return true;
    return false;
  }
}

/**
 * Gives each name a place where it covers neither another name nor another thing: below what it names, else above, right or left of it, else
 * nowhere. The important come first, so that what is left out is what matters least.
 */
export function placeLabels(wishes: readonly LabelWish[], max: number, room = new TakenRoom()): PlacedLabel[] {
  for (const wish of wishes) room.add({ left: wish.x - wish.gap, top: wish.y - wish.gap, right: wish.x + wish.gap, bottom: wish.y + wish.gap });
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a]?.priority ?? 0) - (wishes[b]?.priority ?? 0) || a - b);
  const placed: PlacedLabel[] = [];
  for (const index of order) {
    if (placed.length >= max) break;
    const wish = wishes[index];
    if (wish === undefined || wish.width === 0) continue;
    const { x, y, gap, width, height } = wish;
    const places: readonly (readonly [left: number, top: number])[] = [
      [x - width / 2, y + gap + 1],
      [x - width / 2, y - gap - height - 1],
      [x + gap + 3, y - height / 2],
      [x - gap - 3 - width, y - height / 2],
    ];
    for (const [left, top] of places) {
      const box: Taken = { left, top, right: left + width, bottom: top + height };
      if (!room.isFree(box)) continue;
      room.add(box);
      placed.push({ wish: index, left, top });
      break;
    }
  }
  return placed;
}

/** Estimated, not measured: measuring thousands of names costs more than drawing them, and paper has nothing to measure with. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58;
  return units * size;
}

/** The head of a name that is too long for a map. */
export function shortened(text: string, units: number): string {
  let [used, kept] = [0, ''];
  for (const letter of text) {
    used += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    if (used > units) return `${kept}…`;
    kept += letter;
  }
  return text;
}
