export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Flattens objects to "a.b"; lists are compared as wholes. */
function fields(value: unknown, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object' || Array.isArray(value)) return found.set(path, text(value));
  for (const [name, inner] of Object.entries(value)) {
    const inside = path === '' ? name : `${path}.${name}`;
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) for (const [key, entry] of fields(inner, inside)) found.set(key, entry);
    else if (inner !== null && inner !== undefined) found.set(inside, text(inner));
  }
  return found;
}

/** What a change did, field by field; fields that stayed are left out. */
export function differences(before: unknown, after: unknown): FieldChange[] {
  const old = fields(before);
  const now = fields(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
}
