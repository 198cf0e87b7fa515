import { useState } from 'react';
import { formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { codeName, quantityText, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { usePermission } from '@/shared/model/session';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import type { CameraDiagnosis, DiagnosisRound, FaultVerdict } from '@/shared/wire';
import { JudgeDialog } from './judge-dialog';

const verdicts: readonly FaultVerdict[] = ['trueAlarm', 'falseAlarm', 'acceptedAsNormal'];
const columns = ['fault', 'level', 'score', 'value', 'limit', 'since', 'verdict.label'] as const;

export function FaultsPanel({ shown, round, onJudged }: { shown: CameraDiagnosis; round: DiagnosisRound | undefined; onJudged: () => void }) {
  const { t, language } = useTexts('video');
  const now = useServerNow(10_000);
  const mayHandle = usePermission('alarm.handle');
  const [judging, setJudging] = useState<{ roundId: string; fault: string; verdict: FaultVerdict } | null>(null);
  const isKnown = shown.diagnosisOutcome === 'ok';
  return (
    <section className="panel">
      <header>
        <h2>{t('faults')}</h2>
      </header>
      {shown.faults.length === 0 ? <p className={`panel-body ${isKnown ? 'severity-cleared' : 'muted'}`}>{isKnown ? t('noFaults') : t('notKnown')}</p> : null}
      {shown.faults.length === 0 ? null : (
        <ScrollTable label={t('faults')} columns={columns.map((column) => t(column))}>
          <tbody>
            {shown.faults.map((fault) => {
              const said = round?.verdicts.find((verdict) => verdict.fault === fault.code);
              const found = round?.faults.some((one) => one.code === fault.code) ?? false;
              return (
                <tr key={fault.code}>
                  <th scope="row">
                    {codeName('alarmTypes', fault.code, language)}
                    {fault.detail === '' ? null : <small className="muted"> {codeName('outcomes', fault.detail, language)}</small>}
                  </th>
                  <td>
                    <SeverityLabel level={fault.severity} />
                  </td>
                  <td>{fault.score === null ? '—' : Math.round(fault.score)}</td>
                  <td className="nowrap">{fault.value === null ? '—' : quantityText(fault.value, fault.unit, language)}</td>
                  <td className="nowrap">{fault.limit === null ? '—' : quantityText(fault.limit, fault.unit, language)}</td>
                  <td className="nowrap">
                    {formatShortTime(fault.since, now)} <small className="muted">{t('lasting', { duration: formatDuration(secondsSince(fault.since, now)), hits: fault.hits, window: fault.window })}</small>
                  </td>
                  <td className="video-verdicts">
                    {said === undefined ? null : <strong>{t('verdict.said', { verdict: t(`verdict.${said.verdict}`), who: said.by })} </strong>}
                    {mayHandle && found && round !== undefined
                      ? verdicts.map((verdict) => (
                          <button key={verdict} type="button" className="button" aria-pressed={said?.verdict === verdict} onClick={() => setJudging({ roundId: round.id, fault: fault.code, verdict })}>
                            {t(`verdict.${verdict}`)}
                          </button>
                        ))
                      : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
      {judging === null ? null : (
        <JudgeDialog
          {...judging}
          onClose={() => setJudging(null)}
          onJudged={() => {
            setJudging(null);
            showToast(t('verdict.saved'), { seconds: 4 });
            onJudged();
          }}
        />
      )}
    </section>
  );
}
