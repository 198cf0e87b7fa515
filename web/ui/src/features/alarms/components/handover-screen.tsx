import { useState, type FormEvent } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { UnitOptions } from '@/shared/ui/unit-options';
import { useCommand } from '@/shared/ui/use-command';
import type { ShiftFigures } from '@/shared/wire';
import { acceptHandover, handOver, listHandovers, readFigures } from '../api/views';
import { localText, rememberBegin, shiftBegan } from '../model/shift';

const pageSize = 20;
const figuresMs = 15_000;
const names = ['opened', 'acknowledged', 'cleared', 'open', 'openCritical', 'openMajor', 'unacknowledged'] as const;

/** What this shift leaves to the next one, and what earlier ones left. */
export function HandoverScreen() {
  const { t, language } = useTexts('alarms');
  const { units, session } = useWorkplace();
  const mayHandle = usePermission('alarm.handle');
  const [unitId, setUnitId] = useState<number | null>(() => units.start(session.homeUnitId)?.id ?? null);
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`handovers/${unitId}/${after}`, (signal) => listHandovers(unitId, after, pageSize, signal), 60_000);
  const accepted = page.data?.rows.find((row) => row.acceptedBy === session.account.userName);
  const [chosen, setChosen] = useState<Date | null>(null);
  const from = chosen ?? shiftBegan(new Date(), accepted);
  const figures = useQuery(unitId === null ? null : `shift/${unitId}/${from.toISOString()}`, (signal) => readFigures(unitId ?? 0, from.toISOString(), signal), figuresMs);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const command = useCommand(page.reload);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unitId === null || busy) return;
    setBusy(true);
    setProblem(null);
    handOver({ unitId, from: from.toISOString(), note })
      .then(() => {
        setNote('');
        rememberBegin(null);
        setChosen(null);
        page.reload();
      })
      .catch((error: unknown) => setProblem(problemText(error, t)))
      .finally(() => setBusy(false));
  };

  return (
    <div className="handover">
      <form onSubmit={submit}>
        <h2>{t('handover.now')}</h2>
        <div className="handover-fields">
          <label className="field">
            <span>{t('facet.unit')}</span>
            <select className="input" value={unitId ?? ''} onChange={(event) => setUnitId(Number(event.target.value))}>
              <UnitOptions />
            </select>
          </label>
          <label className="field">
            <span>{t('handover.began')}</span>
            <input
              className="input"
              type="datetime-local"
              value={localText(from)}
              max={localText(new Date())}
              onChange={(event) => {
                const at = new Date(event.target.value);
                if (Number.isNaN(at.getTime())) return;
                rememberBegin(at);
                setChosen(at);
              }}
            />
          </label>
        </div>
        {figures.error === null ? null : <ProblemNotice error={figures.error} onRetry={figures.reload} />}
        <Figures figures={figures.data} />
        {mayHandle ? (
          <>
            <label className="field">
              <span>{t('handover.note')}</span>
              <textarea className="input" rows={5} maxLength={4_000} required value={note} placeholder={t('handover.noteHint')} onChange={(event) => setNote(event.target.value)} />
            </label>
            {problem === null ? null : (
              <p className="field-error" role="alert">
                {problem}
              </p>
            )}
            <button type="submit" className="button button-primary" disabled={busy || note.trim() === ''}>
              {t('handover.submit')}
            </button>
          </>
        ) : null}
      </form>
      <section aria-labelledby="handover-earlier">
        <h2 id="handover-earlier">{t('handover.earlier')}</h2>
        {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
        {page.data === undefined && page.error === null ? <Skeleton rows={6} /> : null}
        {page.data?.rows.length === 0 ? <div className="empty">{t('handover.none')}</div> : null}
        <ol className="handover-list">
          {(page.data?.rows ?? []).map((row) => (
            <li key={row.id}>
              <header>
                <strong>{row.author}</strong> <span>{units.nameOf(row.unitId, language)}</span>
                <span className="muted">
                  {formatDateTime(row.from)} – {formatDateTime(row.to)}
                </span>
              </header>
              <p>{row.note}</p>
              <Figures figures={row.figures} />
              {row.acceptedBy !== null ? (
                <p className="muted">{t('handover.acceptedBy', { name: row.acceptedBy, time: formatDateTime(row.acceptedAt) })}</p>
              ) : mayHandle && !row.own ? (
                <button type="button" className="button" onClick={() => command(acceptHandover(row.id), t('handover.accepted'))}>
                  {t('handover.accept')}
                </button>
              ) : (
                <p className="drawer-open">{t('handover.waiting')}</p>
              )}
            </li>
          ))}
        </ol>
        <Pager trail={trail} next={page.data?.next} onGo={setTrail} />
      </section>
    </div>
  );
}

function Figures({ figures }: { figures: ShiftFigures | undefined }) {
  const { t, language } = useTexts('alarms');
  return (
    <dl className="handover-figures">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`handover.figure.${name}`)}</dt>
          <dd>{figures === undefined ? '—' : formatCount(figures[name], language)}</dd>
        </div>
      ))}
    </dl>
  );
}
