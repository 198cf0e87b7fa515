import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, navigate, useLocation } from '@/shared/router/router';
import type { Topic } from '@/shared/live/topic';
import type { Alarm, AlarmView } from '@/shared/wire';
import { listHandovers, listViews } from '../api/views';
import { viewQuery } from '../model/address';
import { shiftBegan } from '../model/shift';
import { ViewCounts } from '../model/view-counts';
import { ViewDialog } from './view-dialog';

const countMs = 2_000;
const typeName = (code: string) => codeName('alarmTypes', code);

/** Saved views with what is in each of them now; one over its own limit is marked. */
export function ViewBar({ topic }: { topic: Topic<Alarm> }) {
  const { t, language } = useTexts('alarms');
  const { query } = useLocation();
  const { units, session } = useWorkplace();
  const views = useQuery('alarm-views', listViews);
  const handovers = useQuery('handovers/last', (signal) => listHandovers(null, null, 20, signal));
  const [dialog, setDialog] = useState<AlarmView | 'new' | null>(null);
  const current = viewQuery(query);
  const list = useMemo(() => views.data ?? [], [views.data]);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());

  useEffect(() => {
    if (list.length === 0) return undefined;
    const kept = new ViewCounts(topic, list, (unitId) => units.within(unitId), typeName);
    const count = () => {
      if (!document.hidden) setCounts(kept.read(live.serverNow()));
    };
    count();
    const timer = setInterval(count, countMs);
    return () => {
      clearInterval(timer);
      kept.dispose();
    };
  }, [list, topic, units]);

  const accepted = handovers.data?.rows.find((row) => row.acceptedBy === session.account.userName);
  const inShift = query.get('since') !== null;
  return (
    <div className="view-bar">
      <button type="button" className="view-chip" aria-pressed={inShift} onClick={() => changeQuery({ since: inShift ? null : shiftBegan(new Date(), accepted).toISOString() })}>
        {t('view.sinceShift')}
      </button>
      {list.map((view) => {
        const count = counts.get(view.id);
        const over = view.countMax !== null && count !== undefined && count > view.countMax;
        return (
          <span key={view.id} className={`view-chip${over ? ' view-over' : ''}`}>
            <button
              type="button"
              aria-pressed={view.query === current}
              title={[view.own ? null : t('view.of', { owner: view.owner }), over ? t('view.over', { max: view.countMax }) : null].filter(Boolean).join(' · ')}
              onClick={() => navigate(view.query === '' ? '/alarms' : `/alarms?${view.query}`)}
            >
              {view.name} <b>{count === undefined ? '' : formatCount(count, language)}</b>
              {over ? <span className="visually-hidden"> {t('view.over', { max: view.countMax })}</span> : null}
            </button>
            {view.own && view.query === current ? (
              <button type="button" aria-label={t('view.edit', { name: view.name })} title={t('view.edit', { name: view.name })} onClick={() => setDialog(view)}>
                ✎
              </button>
            ) : null}
          </span>
        );
      })}
      {current !== '' && !list.some((view) => view.own && view.query === current) ? (
        <button type="button" className="link" onClick={() => setDialog('new')}>
          {t('view.save')}
        </button>
      ) : null}
      {dialog === null ? null : (
        <ViewDialog
          view={dialog === 'new' ? null : dialog}
          query={dialog === 'new' ? current : dialog.query}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            views.reload();
          }}
        />
      )}
    </div>
  );
}
