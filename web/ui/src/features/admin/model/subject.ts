const ids = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;

export interface Subject {
  /** What a person reads. */
  name: string;
  /** The ids in it, for the tooltip; null when there is none. */
  ids: string | null;
}

/** Lines of the audit name their thing by id and by name; people read the name. A line that has only an id shows it. */
export function subjectOf(text: string, known: string | null = null): Subject {
  const found = text.match(ids);
  const name = [known, text.replace(ids, '').replace(/\s+/g, ' ').trim()].filter(Boolean).join(' · ');
  return { name: name === '' ? text : name, ids: found === null ? null : found.join(' ') };
}
