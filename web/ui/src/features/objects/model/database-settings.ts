export const engines = ['postgresql', 'mysql'] as const;
export type Engine = (typeof engines)[number];

export const databasePorts: Record<Engine, number> = { postgresql: 5432, mysql: 3306 };

/** What an object says of its database; keys that the form has no field for are kept. */
export interface DatabaseSettings {
  engine?: Engine | undefined;
  database?: string | undefined;
  [key: string]: unknown;
}

/** Text that is no JSON object yet, because somebody is writing it, reads as nothing. */
export function readSettings(text: string | null): DatabaseSettings {
  if (text === null) return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as DatabaseSettings) : {};
  } catch {
    return {};
  }
}

export function writeSettings(settings: DatabaseSettings): string | null {
  const kept = Object.entries(settings).filter(([, value]) => value !== undefined);
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept));
}
