import { useEffect, useState, type KeyboardEvent } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { Picture } from '@/shared/ui/picture';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import type { CommissioningResult, CommissioningVerdict, Id } from '@/shared/wire';
import { decide, listCards, readProgress } from '../api/video';
import { moveInGrid } from '../model/matrix';
import { ExpectedDialog } from './expected-dialog';

const pageSize = 50;
const decisions: Record<string, 'accept' | 'faulty'> = { Enter: 'accept', a: 'accept', f: 'faulty' };

/** New cameras, fifty pictures at a time: looked at, decided by one key, undone by another. */
export function CommissioningScreen() {
  const { t, language } = useTexts('video');
  const mayView = usePermission('video.view');
  const mayDecide = usePermission('monitoring.configure');
  const page = useQuery('commissioning', (signal) => listCards({ state: 'pending', size: pageSize }, signal));
  const progress = useQuery('commissioning-progress', (signal) => readProgress(null, signal));
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<Id>>(new Set());
  const [expecting, setExpecting] = useState<readonly Id[] | null>(null);
  const cards = page.data?.rows ?? [];
  const count = cards.length;
  useEffect(() => setAt((last) => Math.max(0, Math.min(last, count - 1))), [count]);

  const decided = (verdict: CommissioningVerdict, results: readonly CommissioningResult[], undoable: boolean) => {
    const refused = results.filter((row) => row.refusal !== null).length;
    const done = results.filter((row) => row.refusal === null).map((row) => row.cameraId);
    showToast(t('decided', { verdict: t(`decision.${verdict}`), count: done.length, refused }), {
      error: refused > 0,
      action: undoable && done.length > 0 ? { label: t('common:action.undo'), run: () => send('reopen', done, false) } : null,
    });
    setMarked(new Set());
    page.reload();
    progress.reload();
  };
  const send = (verdict: 'accept' | 'faulty' | 'reopen', ids: readonly Id[], undoable: boolean) => {
    if (ids.length === 0) return;
    decide({ verdict, cameraIds: [...ids], faults: [], reason: null, until: null, order: null }).then(
      (results) => decided(verdict, results, undoable),
      (error: unknown) => showToast(problemText(error, t), { error: true }),
    );
  };
  const targets = () => (marked.size > 0 ? [...marked] : cards[at] === undefined ? [] : [cards[at].camera.id]);
  const expect = () => {
    if (targets().length > 0) setExpecting(targets());
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLAnchorElement) return;
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('.video-card')];
    const columns = Math.max(1, cells.filter((cell) => cell.offsetTop === cells[0]?.offsetTop).length);
    const next = moveInGrid(event.key, at, count, columns);
    const verdict = decisions[event.key];
    if (next !== null) {
      setAt(next);
      cells[next]?.focus();
    } else if (event.key === ' ') {
      const id = cards[at]?.camera.id;
      if (id !== undefined) setMarked((last) => (last.has(id) ? new Set([...last].filter((other) => other !== id)) : new Set([...last, id])));
    } else if (mayDecide && verdict !== undefined) send(verdict, targets(), true);
    else if (mayDecide && event.key === 'e') expect();
    else return;
    event.preventDefault();
  };
  return (
    <div className="video-page">
      <h1 className="visually-hidden">{t('screen.commissioning')}</h1>
      {count > 0 ? <p className="muted">{t('commissioningHint')}</p> : null}
      <ul className="video-progress">
        {(progress.data ?? []).map((row) => (
          <li key={row.unitId}>
            <progress className="video-run" aria-label={pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language)} max={row.accepted + row.expectedFault + row.pending} value={row.accepted + row.expectedFault} />{' '}
            {t('progress', { unit: pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language), done: row.accepted + row.expectedFault, total: row.accepted + row.expectedFault + row.pending, expected: row.expectedFault })}
          </li>
        ))}
      </ul>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton rows={8} /> : null}
      {page.data !== undefined && count === 0 ? <div className="empty"><strong>{t('nothingPending')}</strong></div> : null}
      {mayDecide && count > 0 ? (
        <div className="toolbar-end">
          <span>{t('marked', { count: marked.size })}</span>
          <button type="button" className="button button-primary" onClick={() => send('accept', targets(), true)}>{t('decision.accept')} <kbd>a</kbd></button>
          <button type="button" className="button" onClick={() => send('faulty', targets(), true)}>{t('decision.faulty')} <kbd>f</kbd></button>
          <button type="button" className="button" onClick={expect}>{t('decision.expected')} <kbd>e</kbd></button>
        </div>
      ) : null}
      <div className="video-cards" role="listbox" aria-multiselectable="true" aria-label={t('screen.commissioning')} tabIndex={-1} onKeyDown={press}>
        {cards.map((card, index) => (
          <div key={card.camera.id} className="video-card" role="option" aria-selected={marked.has(card.camera.id)} tabIndex={index === at ? 0 : -1} onFocus={() => setAt(index)}>
            {!mayView || card.pictureKey === null ? <p className="picture-none">{card.camera.name}: {mayView ? t('noPicture') : t('denied')}</p> : <Picture path={`/api/pictures/${card.pictureKey}`} label={card.camera.name} />}
            <strong>{t(`suggestion.${card.suggestion}`)}</strong>
            <small className="muted"> {[card.locationName, ...card.faults.map((fault) => codeName('alarmTypes', fault.code, language))].filter(Boolean).join(' · ')}</small>
          </div>
        ))}
      </div>
      <p>
        <Link to="/video?commissioning=expectedFault">{t('showExpected')}</Link>
      </p>
      {expecting === null ? null : (
        <ExpectedDialog
          cameraIds={expecting}
          onClose={() => setExpecting(null)}
          onDecided={(results) => {
            setExpecting(null);
            decided('expected', results, true);
          }}
        />
      )}
    </div>
  );
}
