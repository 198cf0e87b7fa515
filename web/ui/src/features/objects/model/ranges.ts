/** A span that the chart can show, and how often it is read again. */
export interface ChartRange {
  key: string;
  hours: number;
  refreshMs: number;
  /** Its right edge moves with the clock and shows the poll that has just come. */
  live: boolean;
}

export const ranges: readonly ChartRange[] = [
  { key: '1h', hours: 1, refreshMs: 10_000, live: true },
  { key: '6h', hours: 6, refreshMs: 20_000, live: true },
  { key: '24h', hours: 24, refreshMs: 30_000, live: true },
  { key: '7d', hours: 168, refreshMs: 120_000, live: false },
  { key: '30d', hours: 720, refreshMs: 300_000, live: false },
  { key: '1y', hours: 8760, refreshMs: 900_000, live: false },
];

export const defaultRange = ranges[1] as ChartRange;

/** So few that a point of a year is no shorter than a day, which is what is kept of a year. */
export const pointsMax = 360;
