export type Language = 'zh-CN' | 'en';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 12,034; from 100,000 on 41.2 万 or 412k: a count is read at a glance or not at all. */
export function formatCount(value: number, language: Language): string {
  if (value < 100_000) return grouped.format(value);
  if (language === 'zh-CN') return `${(value / 10_000).toFixed(1)} 万`;
  return value < 1_000_000 ? `${Math.round(value / 1_000)}k` : `${(value / 1_000_000).toFixed(1)}M`;
}

/** One decimal, never rounded up to 100: 99.96 is not whole. */
export function formatPercent(value: number | null): string {
  if (value === null) return '—';
  const text = value.toFixed(1);
  return text === '100.0' && value < 100 ? '99.9' : text;
}

const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const decimal = ['', 'k', 'M', 'G', 'T'];

function scaled(value: number, step: number, names: readonly string[]): { amount: number; name: string } {
  let amount = value;
  let index = 0;
  while (Math.abs(amount) >= step && index < names.length - 1) {
    amount /= step;
    index += 1;
  }
  return { amount, name: names[index] ?? '' };
}

function significant(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  if (size >= 0.01) return value.toFixed(2).replace(/\.?0+$/, '');
  return value.toPrecision(2);
}

export function formatBytes(value: number): string {
  const { amount, name } = scaled(value, 1024, binary);
  return `${significant(amount)} ${name}`;
}

export function formatBitRate(bitsPerSecond: number): string {
  const { amount, name } = scaled(bitsPerSecond, 1000, decimal);
  return `${significant(amount)} ${name}bit/s`;
}

const unitNames: Record<string, string> = { Cel: '°C', '1': '', bit: 'bit', 'By/s': 'B/s', 'bit/s': 'bit/s' };

/** A value with its unit of measure; units are UCUM-like and become what people write. */
export function formatQuantity(value: number, unit: string | null): string {
  switch (unit) {
    case 'ratio':
      return `${significant(value * 100)} %`;
    case 'By':
      return formatBytes(value);
    case 'By/s':
      return `${formatBytes(value)}/s`;
    case 'bit/s':
      return formatBitRate(value);
    case 's':
      return Math.abs(value) < 1 ? `${significant(value * 1000)} ms` : `${significant(value)} s`;
    case null:
    case '':
    case '1':
      return significant(value);
    default:
      return `${significant(value)} ${unitNames[unit] ?? unit}`;
  }
}
