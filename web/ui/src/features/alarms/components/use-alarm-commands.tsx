import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { problemText } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import type { Alarm, AlarmCommand, AlarmCommandResult, Id } from '@/shared/wire';
import { commandAlarms } from '../api/alarms';
import { ResultDialog } from './result-dialog';

const undoMs = 10_000;

/**
 * Sends commands and shows what became of each. Rows change only when the feed says so: between sending and that, they are marked as being sent.
 */
export function useAlarmCommands(commandsOff: string | null, find: (id: Id) => Alarm | undefined, onDone: () => void) {
  const { t } = useTexts('alarms');
  const [sending, setSending] = useState<ReadonlySet<Id>>(new Set());
  const [results, setResults] = useState<ReactNode>(null);
  const undoable = useRef<{ alarmIds: readonly Id[]; until: number } | null>(null);

  const run = useCallback(
    async (kind: AlarmCommand['kind'], alarmIds: readonly Id[], note: string | null, until: string | null = null) => {
      if (commandsOff !== null) {
        showToast(commandsOff, { error: true });
        return;
      }
      const sent = new Map(alarmIds.map((id) => [id, find(id)]));
      setSending((last) => new Set([...last, ...alarmIds]));
      try {
        const outcome: AlarmCommandResult[] = await commandAlarms({ kind, alarmIds: [...alarmIds], note, until });
        const done = outcome.filter((result) => result.refusal === null).map((result) => result.alarmId);
        const refused = outcome.filter((result) => result.refusal !== null);
        if (kind === 'acknowledge' && done.length > 0) undoable.current = { alarmIds: done, until: Date.now() + undoMs };
        if (refused.length > 0) {
          showToast(t('partly', { done: done.length, refused: refused.length }), { error: true });
          setResults(<ResultDialog refused={refused} alarms={sent} onClose={() => setResults(null)} />);
        } else {
          const action = kind === 'acknowledge' ? { label: t('undoHint'), run: () => undo.current() } : null;
          showToast(t(`done.${kind}`, { count: done.length }), { action });
        }
        onDone();
      } catch (error) {
        showToast(problemText(error, t), { error: true });
      } finally {
        setSending((last) => {
          const next = new Set(last);
          alarmIds.forEach((id) => next.delete(id));
          return next;
        });
      }
    },
    [commandsOff, find, onDone, t],
  );

  const undo = useRef<() => void>(() => undefined);
  undo.current = () => {
    const last = undoable.current;
    if (last === null) return;
    undoable.current = null;
    if (Date.now() > last.until) showToast(t('undoLate'), { error: true });
    else void run('unacknowledge', last.alarmIds, null);
  };

  return { run, undo: () => undo.current(), busy: sending.size > 0, sending, results };
}
