import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from './http';

export interface QueryState<T> {
  /** The last good answer; kept, greyed by the screen, while an error stands. */
  data: T | undefined;
  error: ProblemError | null;
  loading: boolean;
  loadedAt: number | null;
  reload: () => void;
}

/**
 * Reads `path` again whenever the key changes, and every `refreshMs` while the tab is visible. A key of null reads nothing.
 */
export function useQuery<T>(key: string | null, read: (signal: AbortSignal) => Promise<T>, refreshMs?: number): QueryState<T> {
  const [state, setState] = useState<{ key: string | null; data: T | undefined; error: ProblemError | null; loadedAt: number | null }>({
    key: null,
    data: undefined,
    error: null,
    loadedAt: null,
  });
  const [loading, setLoading] = useState(key !== null);
  const [turn, setTurn] = useState(0);
  const reader = useRef(read);
  reader.current = read;

  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    setLoading(true);
    reader
      .current(abort.signal)
      .then((data) => {
        if (abort.signal.aborted) return;
        setState({ key, data, error: null, loadedAt: Date.now() });
        setLoading(false);
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        const problem =
          error instanceof ProblemError ? error : new ProblemError({ type: 'about:blank', title: String(error), status: 0, code: 'unreadable' });
        setState((last) => ({ key, data: last.key === key ? last.data : undefined, error: problem, loadedAt: last.loadedAt }));
        setLoading(false);
      });
    return () => abort.abort();
  }, [key, turn]);

  useEffect(() => {
    if (key === null || refreshMs === undefined) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) setTurn((value) => value + 1);
    }, refreshMs);
    return () => clearInterval(timer);
  }, [key, refreshMs]);

  const reload = useCallback(() => setTurn((value) => value + 1), []);
  const current = state.key === key;
  return { data: current ? state.data : undefined, error: current ? state.error : null, loading, loadedAt: current ? state.loadedAt : null, reload };
}
