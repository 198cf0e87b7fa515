import { useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import { showToast } from '@/shared/ui/toasts';
import type { CameraDiagnosis, CameraExclusion } from '@/shared/wire';
import { withdrawExclusion } from '../api/video';

/** What this camera does not raise, because somebody said so. */
export function ExclusionsPanel({ shown, mayConfigure, onWithdrawn }: { shown: CameraDiagnosis; mayConfigure: boolean; onWithdrawn: () => void }) {
  const { t, language } = useTexts('video');
  const [withdrawing, setWithdrawing] = useState<CameraExclusion | null>(null);
  const standing = shown.exclusions.filter((row) => row.withdrawnAt === null);
  const faultName = (code: string) => codeName('alarmTypes', code, language);
  return (
    <section className="panel" aria-label={t('exclusions')}>
      <header>
        <h2>{t('exclusions')}</h2>
      </header>
      <div className="panel-body">
        {shown.expectedReason === null ? null : <p>{t('expected', { reason: shown.expectedReason, until: formatDateTime(shown.expectedUntil), order: shown.expectedOrder ?? '—' })}</p>}
        {standing.length === 0 ? <p className="muted">{t('noExclusions')}</p> : null}
        <ul className="video-exclusions">
          {standing.map((row) => (
            <li key={row.id}>
              <strong>{faultName(row.fault)}</strong> {row.profile === null ? '' : t(`profile.${row.profile}`)} · {row.reason}{' '}
              <span className="muted">
                {row.createdBy} {formatDateTime(row.createdAt)}
              </span>{' '}
              {mayConfigure ? (
                <button type="button" className="button" onClick={() => setWithdrawing(row)}>
                  {t('withdraw')}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
        {shown.decidedBy === null ? null : <p className="muted">{t('decidedBy', { state: t(`commissioning.${shown.camera.commissioning}`), who: codeName('actors', shown.decidedBy, language), time: formatDateTime(shown.decidedAt) })}</p>}
      </div>
      {withdrawing === null ? null : (
        <FormDialog
          title={t('withdraw')}
          submit={t('withdraw')}
          onClose={() => setWithdrawing(null)}
          onSubmit={() =>
            withdrawExclusion(withdrawing.id).then(() => {
              setWithdrawing(null);
              showToast(t('withdrawn'), { seconds: 4 });
              onWithdrawn();
            })
          }
        >
          <p>{t('withdrawEffect', { fault: faultName(withdrawing.fault), camera: shown.camera.name })}</p>
        </FormDialog>
      )}
    </section>
  );
}
