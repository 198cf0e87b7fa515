import type { CameraDiagnosis, Id } from '@/shared/wire';

/** What is to be set on many cameras; null leaves each as it is. */
export interface BulkSettings {
  isKey: boolean | null;
  /** Empty: out of any group. */
  group: string | null;
}

export interface BulkOutcome {
  done: number;
  failed: { id: Id; error: unknown }[];
}

interface Server {
  read: (id: Id) => Promise<Pick<CameraDiagnosis, 'camera' | 'group' | 'revision'>>;
  change: (id: Id, isKey: boolean, group: string | null, revision: number) => Promise<unknown>;
}

/** One camera after the other, each from what it is now, so that a refusal concerns one camera and nothing is set that somebody else just changed. */
export async function setMany(ids: readonly Id[], wanted: BulkSettings, server: Server, onProgress: (done: number) => void): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: 0, failed: [] };
  for (const [index, id] of ids.entries()) {
    try {
      const { camera, group, revision } = await server.read(id);
      const next = { isKey: wanted.isKey ?? camera.isKey, group: wanted.group === null ? group : wanted.group.trim() || null };
      if (next.isKey !== camera.isKey || next.group !== group) await server.change(id, next.isKey, next.group, revision);
      outcome.done += 1;
    } catch (error) {
      outcome.failed.push({ id, error });
    }
    onProgress(index + 1);
  }
  return outcome;
}
