import type { Language } from '../format/numbers';
import { pickName } from '../i18n/names';
import type { UnitNode } from '../wire';

/** The units that this person may see, as a tree with the questions screens ask of it. */
export class UnitTree {
  readonly byId: ReadonlyMap<number, UnitNode>;
  readonly roots: readonly UnitNode[];
  readonly #children = new Map<number, UnitNode[]>();

  constructor(readonly nodes: readonly UnitNode[]) {
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    const roots: UnitNode[] = [];
    for (const node of nodes) {
      if (node.parentId !== null && this.byId.has(node.parentId)) {
        const siblings = this.#children.get(node.parentId);
        if (siblings) siblings.push(node);
        else this.#children.set(node.parentId, [node]);
      } else {
        roots.push(node);
      }
    }
    this.roots = roots;
  }

  /** A unit that this person may not see is called by its number. */
  nameOf(unitId: number, language: Language): string {
    const node = this.byId.get(unitId);
    return node === undefined ? String(unitId) : pickName(node, language);
  }

  childrenOf(unitId: number): readonly UnitNode[] {
    return this.#children.get(unitId) ?? [];
  }

  /** The unit and everything below it. */
  within(unitId: number): ReadonlySet<number> {
    const found = new Set<number>([unitId]);
    const open = [unitId];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const child of this.childrenOf(next)) {
        found.add(child.id);
        open.push(child.id);
      }
    }
    return found;
  }

  /** From the root down to the unit. */
  pathTo(unitId: number): readonly UnitNode[] {
    const path: UnitNode[] = [];
    for (let node = this.byId.get(unitId); node !== undefined; node = node.parentId === null ? undefined : this.byId.get(node.parentId)) {
      path.unshift(node);
    }
    return path;
  }

  /** Where a screen opens when nobody said: the home unit, else the highest unit in scope. */
  start(homeUnitId: number | null): UnitNode | null {
    const home = homeUnitId === null ? undefined : this.byId.get(homeUnitId);
    return home ?? this.nodes.find((node) => node.inScope) ?? this.nodes[0] ?? null;
  }

  flat(): readonly { node: UnitNode; depth: number }[] {
    const rows: { node: UnitNode; depth: number }[] = [];
    const walk = (nodes: readonly UnitNode[], depth: number) => {
      for (const node of nodes) {
        rows.push({ node, depth });
        walk(this.childrenOf(node.id), depth + 1);
      }
    };
    walk(this.roots, 0);
    return rows;
  }
}
