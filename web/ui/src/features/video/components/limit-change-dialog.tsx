import { useQuery } from '@/shared/api/use-query';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { LimitDraft, LimitPreviewCamera } from '@/shared/wire';
import { previewLimit, saveLimit } from '../api/video';
import { isSeenInStoredPictures, toShown, type LimitUnit } from '../model/limit-catalogue';
import type { ShownLimit } from '../model/limits';

const previewDays = 7;

/** What another value would do to the last stored look at each camera, before it is saved. */
export function LimitChangeDialog({ limit, unit, draft, targetName, onClose, onSaved }: { limit: ShownLimit; unit: LimitUnit; draft: LimitDraft; targetName: string; onClose: () => void; onSaved: () => void }) {
  const { t, language } = useTexts('video');
  const isPreviewed = isSeenInStoredPictures(draft.limit);
  const preview = useQuery(isPreviewed ? `preview/${JSON.stringify(draft)}` : null, () => previewLimit(draft, previewDays));
  const cameras = (title: string, rows: readonly LimitPreviewCamera[]) => (
    <section>
      <h3>{t('camerasOf', { title, count: rows.length })}</h3>
      <ul className="video-preview">
        {rows.map((row) => (
          <li key={row.cameraId}>
            <Link to={`/video/cameras/${row.cameraId}`}>{row.cameraName}</Link> <span className="muted">{row.faults.map((fault) => codeName('alarmTypes', fault, language)).join(t('listSeparator'))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <FormDialog title={t(`limits.${draft.limit}.name`)} submit={t('common:action.save')} wide onClose={onClose} onSubmit={() => saveLimit(draft, limit.own?.revision ?? 0).then(onSaved)}>
      <p>
        {t('changeEffect', {
          target: targetName, profile: t(draft.profile === null ? 'profile.both' : `profile.${draft.profile}`), before: toShown(limit.inForce?.draft.value ?? limit.definition.default, unit), after: toShown(draft.value, unit),
          unit: t(`limitUnit.${unit}`),
        })}
      </p>
      <p className="muted">{t(`limits.${draft.limit}.hint`)}</p>
      {isPreviewed ? null : <p>{t('notPreviewed')}</p>}
      {preview.error === null ? null : <ProblemNotice error={preview.error} onRetry={preview.reload} />}
      {isPreviewed && preview.data === undefined && preview.error === null ? <Skeleton rows={3} /> : null}
      {preview.data === undefined ? null : (
        <>
          <p>{preview.data.looks === 0 ? t('nothingStored') : t('looks', { count: preview.data.looks, days: previewDays })}</p>
          <div className="video-pair">
            {cameras(t('raised'), preview.data.raised)}
            {cameras(t('clearedFaults'), preview.data.cleared)}
          </div>
        </>
      )}
    </FormDialog>
  );
}
