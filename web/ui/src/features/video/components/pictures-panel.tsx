import { formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { outlinesOf } from '@/shared/model/fault-outlines';
import { usePermission } from '@/shared/model/session';
import { Picture } from '@/shared/ui/picture';
import type { CameraDiagnosis, DayProfile } from '@/shared/wire';

/** The picture of the fault, outlined, beside the reference, and the one of now: what is wrong is seen and not read. */
export function PicturesPanel({ shown, profile }: { shown: CameraDiagnosis; profile: DayProfile }) {
  const { t, language } = useTexts('video');
  const now = useServerNow(1000);
  const mayView = usePermission('video.view');
  const { camera } = shown;
  const reference = shown.references.find((row) => row.profile === profile) ?? shown.references[0];
  const outlines = outlinesOf(shown.faults, (code) => codeName('alarmTypes', code, language));
  const evidence = shown.faults.length === 0 ? null : shown.evidenceKey;
  return (
    <section className="panel" aria-label={t('pictures')}>
      <header>
        <h2>{shown.pictureAt === null ? t('noPicture') : t('asOf', { time: formatShortTime(shown.pictureAt, now) })}</h2>
        {shown.pictureAt === null ? null : <small>{t('common:ago', { duration: formatDuration(secondsSince(shown.pictureAt, now)) })}</small>}
      </header>
      <div className="panel-body">
        {mayView ? (
          <div className="video-pair">
            {evidence === null ? null : <Picture path={`/api/pictures/${evidence}`} label={t('evidence')} outlines={outlines} />}
            {shown.pictureAt === null ? (
              <p className="picture-none">{t('noPictureYet')}</p>
            ) : (
              <Picture path={`/api/cameras/${camera.id}/picture?kind=latest`} version={shown.pictureAt} label={t('latest')} outlines={evidence === null ? outlines : []} />
            )}
            {reference === undefined ? (
              <p className="picture-none">{t('noReference')}</p>
            ) : (
              <Picture path={`/api/pictures/${reference.pictureKey}`} label={t('reference', { profile: t(`profile.${reference.profile}`), who: reference.acceptedBy ?? t('learnt') })} />
            )}
          </div>
        ) : (
          <p>{t('denied')}</p>
        )}
      </div>
    </section>
  );
}
