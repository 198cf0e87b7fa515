import { useEffect, useRef, useState } from 'react';
import type { Query } from '@/shared/api/http';
import type { LogEntry } from '@/shared/wire';
import { followLogs } from '../api/logs';
import { withNews } from '../model/tail';

const lookEveryMs = 1500;

/**
 * Asks for what came since the last look. The feed is not used: it carries states of which the newest counts, and of messages every one does.
 */
export function useTail(following: boolean, filter: Query, key: string): { rows: readonly LogEntry[]; error: unknown } {
  const [rows, setRows] = useState<readonly LogEntry[]>([]);
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(filter);
  asked.current = filter;
  useEffect(() => {
    setRows([]);
    setError(null);
    if (!following) return undefined;
    const stop = new AbortController();
    let head: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const { from: _from, to: _to, ...narrowed } = asked.current;
        const tail = await followLogs(head === null ? narrowed : { ...narrowed, since: head }, stop.signal);
        head = tail.head;
        setError(null);
        if (tail.rows.length > 0) setRows((shown) => withNews(shown, tail.rows));
      } catch (failure) {
        if (stop.signal.aborted) return;
        setError(failure);
      }
      timer = setTimeout(() => void look(), lookEveryMs);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [following, key]);
  return { rows, error };
}
