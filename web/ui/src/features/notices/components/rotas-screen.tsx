import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDate } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { useCommand } from '@/shared/ui/use-command';
import type { Rota, RotaDuty } from '@/shared/wire';
import { deleteRota, endOverride, listDuties, listPeople, listRotas } from '../api/notices';
import { dutiesOf, hoursOf, weekFrom } from '../model/week';
import { OverrideDialog } from './override-dialog';
import { RotaDialog } from './rota-dialog';

/** Who is on duty, week by week; a duty that is somebody else's by agreement is marked. */
export function RotasScreen() {
  const { t, language } = useTexts('notices');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const rotas = useQuery('rotas', listRotas, 60_000);
  const people = useQuery('notice-people', listPeople);
  const [chosen, setChosen] = useState<string | null>(null);
  const [weeks, setWeeks] = useState(0);
  const [dialog, setDialog] = useState<'new' | 'edit' | RotaDuty | null>(null);
  const rota: Rota | undefined = rotas.data?.find((one) => one.id === chosen) ?? rotas.data?.[0];
  const week = weekFrom(new Date(), weeks);
  const from = week[0]!.toISOString();
  const until = week[7]!.toISOString();
  const duties = useQuery(rota === undefined ? null : `duties/${rota.id}/${rota.revision}/${from}`, (signal) => listDuties(rota!.id, from, until, signal));
  const reload = () => {
    rotas.reload();
    duties.reload();
  };
  const send = useCommand(reload);
  const nameOf = (id: string) => people.data?.find((person) => person.id === id)?.displayName ?? t('unknownPerson');
  const saved = () => {
    setDialog(null);
    reload();
  };
  return (
    <>
      <div className="toolbar">
        {rotas.data === undefined || rotas.data.length === 0 ? null : (
          <select className="input" aria-label={t('screen.rotas')} value={rota?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {rotas.data.map((one) => (
              <option key={one.id} value={one.id}>
                {one.fields.name} · {units.nameOf(one.unitId, language)}
              </option>
            ))}
          </select>
        )}
        {rota === undefined ? null : (
          <>
            <button type="button" className="button" onClick={() => setWeeks(weeks - 1)}>
              {t('rota.before')}
            </button>
            <button type="button" className="button" disabled={weeks === 0} onClick={() => setWeeks(0)}>
              {t('rota.thisWeek')}
            </button>
            <button type="button" className="button" onClick={() => setWeeks(weeks + 1)}>
              {t('rota.after')}
            </button>
            <span className="muted">
              {formatDate(week[0]!)} – {formatDate(week[6]!)}
            </span>
          </>
        )}
        {mayConfigure ? (
          <div className="toolbar-end">
            {rota === undefined ? null : (
              <>
                <button type="button" className="button" onClick={() => setDialog('edit')}>
                  {t('common:action.edit')}
                </button>
                <button type="button" className="button" onClick={() => send(deleteRota(rota), t('deleted'))}>
                  {t('delete')}
                </button>
              </>
            )}
            <button type="button" className="button button-primary" onClick={() => setDialog('new')}>
              {t('rota.new')}
            </button>
          </div>
        ) : null}
      </div>
      {rotas.error === null ? null : <ProblemNotice error={rotas.error} onRetry={rotas.reload} />}
      {rotas.data === undefined && rotas.error === null ? <Skeleton /> : null}
      {rotas.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('rota.none')}</strong>
          {t('rota.noneHint')}
        </div>
      ) : null}
      {rota === undefined ? null : (
        <>
          <p className="rota-now" role="status">
            {rota.onDuty.length === 0 ? t('rota.nobodyNow') : t('rota.now', { names: rota.onDuty.map(nameOf).join('、') })}
          </p>
          {duties.error === null ? null : <ProblemNotice error={duties.error} onRetry={duties.reload} />}
          <div className="table-scroll" tabIndex={0} role="region" aria-label={t('rota.calendar', { name: rota.fields.name })}>
            <ol className="rota-week">
              {week.slice(0, 7).map((day, at) => (
                <li key={day.toISOString()} className={`rota-day${day.toDateString() === new Date().toDateString() ? ' rota-day-today' : ''}`}>
                  <h3>
                    {t(`rota.weekday.${at + 1}`)} {formatDate(day).slice(5)}
                  </h3>
                  <ul>
                    {dutiesOf(duties.data ?? [], day).map((duty) => (
                      <li key={`${duty.from}/${duty.layer}/${duty.accountId}`} className={`rota-duty${duty.overrideId === null ? '' : ' rota-duty-changed'}`}>
                        <strong>{nameOf(duty.accountId)}</strong>
                        <small>
                          {duty.layer} {hoursOf(duty, day)}
                        </small>
                        {duty.overrideId === null ? null : <small>{duty.insteadOf === null ? t('rota.forAll') : t('rota.insteadOf', { name: nameOf(duty.insteadOf) })}</small>}
                        {mayConfigure ? (
                          <span>
                            <button type="button" className="link" onClick={() => setDialog(duty)}>
                              {t('rota.change')}
                            </button>
                            {duty.overrideId === null ? null : (
                              <>
                                {' '}
                                <button type="button" className="link" onClick={() => send(endOverride(duty.overrideId ?? ''), t('rota.overrideEnded'))}>
                                  {t('rota.endOverride')}
                                </button>
                              </>
                            )}
                          </span>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
      {dialog === 'new' || dialog === 'edit' ? <RotaDialog rota={dialog === 'new' ? null : (rota ?? null)} people={people.data ?? []} onClose={() => setDialog(null)} onSaved={saved} /> : null}
      {dialog !== null && typeof dialog === 'object' && rota !== undefined ? <OverrideDialog rota={rota} duty={dialog} duties={duties.data ?? []} people={people.data ?? []} onClose={() => setDialog(null)} onSaved={saved} /> : null}
    </>
  );
}
