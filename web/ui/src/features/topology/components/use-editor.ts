import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemError } from '@/shared/api/http';
import type { TopologyMapRow, TopologyView } from '@/shared/wire';
import { changeMap, editMap, readMap } from '../api/topology';
import { difference, isSame, rebased, stepMax } from '../model/difference';
import { documentOf, type MapDocument } from '@/shared/topology/map/document';
import { begun, redone, stepped, undone, type History } from '../model/history';

interface Saved {
  map: TopologyMapRow;
  document: MapDocument;
}

/** Somebody else has saved the map since it was read: what is there now. */
export interface Conflict {
  theirs: TopologyView;
}

export interface Editor {
  document: MapDocument;
  map: TopologyMapRow;
  dirty: boolean;
  canUndo: boolean;
  canRedo: boolean;
  saving: boolean;
  conflict: Conflict | null;
  error: unknown;
  step(change: (document: MapDocument) => MapDocument): void;
  undo(): void;
  redo(): void;
  /** True: everything is saved. */
  save(): Promise<boolean>;
  /** Forgets what was not saved. */
  discard(): void;
  resolve(how: 'mine' | 'theirs'): void;
  renamed(map: TopologyMapRow): void;
}

/** What a person changes on a map, step by step, and how it gets to the server. A newer view replaces it only while nothing is unsaved. */
export function useEditor(view: TopologyView): Editor {
  const [saved, setSaved] = useState<Saved>(() => ({ map: view.map, document: documentOf(view) }));
  const [history, setHistory] = useState<History<MapDocument>>(() => begun(saved.document));
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [error, setError] = useState<unknown>(null);
  const document = history.present;
  const dirty = useMemo(() => !isSame(saved.document, document), [saved, document]);

  const take = useCallback((next: TopologyView) => {
    const fresh = { map: next.map, document: documentOf(next) };
    setSaved(fresh);
    setHistory(begun(fresh.document));
  }, []);
  const seen = useRef(view);
  useEffect(() => {
    if (seen.current === view || dirty) return;
    seen.current = view;
    // After one's own save it is what stands there already: the way back stays open.
    if (isSame(documentOf(view), document) && view.nodes.length === document.nodes.length && view.links.length === document.links.length) setSaved({ map: view.map, document });
    else take(view);
  }, [view, dirty, document, take]);

  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  const save = useCallback(async () => {
    setSaving(true);
    setError(null);
    try {
      let { map } = saved;
      const { put, remove } = difference(saved.document, document);
      for (let from = 0; from < put.length || (from === 0 && remove.length > 0); from += stepMax) {
        map = await editMap(map.id, { revision: map.revision, put: put.slice(from, from + stepMax), remove: from === 0 ? remove.slice(0, stepMax) : [] });
      }
      if (JSON.stringify(saved.document.background) !== JSON.stringify(document.background)) {
        map = await changeMap(map.id, { name: map.name, isTemplate: map.isTemplate, background: document.background }, map.revision);
      }
      setSaved({ map, document });
      return true;
    } catch (failure) {
      if (failure instanceof ProblemError && failure.status === 409) setConflict({ theirs: await readMap(saved.map.id) });
      else setError(failure);
      return false;
    } finally {
      setSaving(false);
    }
  }, [saved, document]);

  const resolve = useCallback(
    (how: 'mine' | 'theirs') => {
      if (conflict === null) return;
      const theirs = documentOf(conflict.theirs);
      setConflict(null);
      setSaved({ map: conflict.theirs.map, document: theirs });
      setHistory(how === 'theirs' ? begun(theirs) : begun(rebased(saved.document, document, theirs)));
    },
    [conflict, saved, document],
  );

  return {
    document, map: saved.map, dirty, canUndo: history.past.length > 0, canRedo: history.future.length > 0, saving, conflict, error, save, resolve,
    step: useCallback((change) => setHistory((last) => stepped(last, change(last.present))), []),
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    discard: useCallback(() => setHistory(begun(saved.document)), [saved]),
    renamed: useCallback((map) => setSaved((last) => ({ ...last, map })), []),
  };
}
