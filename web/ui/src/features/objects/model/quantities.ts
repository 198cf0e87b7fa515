import type { Quantity } from '@/shared/wire';

export type QuantityGroup = 'cpu' | 'storage' | 'interfaces' | 'sensors' | 'database' | 'machines' | 'other';

export function groupOf(name: string): QuantityGroup {
  const head = name.split('.')[0];
  switch (head) {
    case 'cpu':
    case 'memory':
    case 'swap':
      return 'cpu';
    case 'storage':
    case 'disk':
      return 'storage';
    case 'interface':
      return 'interfaces';
    case 'sensor':
    case 'ups':
    case 'air':
    case 'battery':
    case 'power':
      return 'sensors';
    case 'database':
      return 'database';
    case 'guest':
      return 'machines';
    default:
      return 'other';
  }
}

export interface InterfaceRates {
  in: number | null;
  out: number | null;
  faults: number | null;
}

/** The rates of a port by its name, or by its index where the device numbers them. */
export function ratesOf(quantities: readonly Quantity[], port: { name: string; index: number }): InterfaceRates {
  const find = (name: string) =>
    quantities.find((quantity) => quantity.name === name && (quantity.instance === port.name || quantity.instance === String(port.index)))?.value ?? null;
  const parts = ['interface.in.errors', 'interface.out.errors', 'interface.in.discards', 'interface.out.discards'].map(find).filter((value): value is number => value !== null);
  return { in: find('interface.in'), out: find('interface.out'), faults: parts.length === 0 ? null : parts.reduce((sum, value) => sum + value, 0) };
}

/** Whether a full bar is what one wants to see. */
export function isGoodWhenFull(name: string): boolean {
  return name.startsWith('ups') || name === 'database.cache-hit';
}

/** Shares are drawn as bars: of one, or of a hundred. */
export function shareOf(quantity: Quantity): number | null {
  if (quantity.unit === 'ratio') return quantity.value * 100;
  return quantity.unit === '%' ? quantity.value : null;
}
