import { formatCount, formatPercent } from '@/shared/format/numbers';
import { formatCounter } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { worstSeverity } from '@/shared/model/severity';
import { Link } from '@/shared/router/router';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { UnitNode, UnitStatus } from '@/shared/wire';

export function UnitTile({ unit, status, stale }: { unit: UnitNode; status: UnitStatus | undefined; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const name = pickName(unit, language);
  if (status === undefined) {
    return (
      <Link to={`/wall/${unit.id}`} className="unit-tile tile-absent" title={t('units.silent')}>
        <b>{name}</b>
        <span>—</span>
        <small>{t('units.silent')}</small>
      </Link>
    );
  }
  const worst = worstSeverity(status.open);
  const urgent = status.open.critical + status.open.major;
  return (
    <Link to={`/wall/${unit.id}`} className={`unit-tile tile-${worst ?? 'calm'}${stale === null ? '' : ' wall-stale'}`}>
      <b>{name}</b>
      <span>{formatPercent(status.health)}</span>
      <small>
        {stale !== null ? (
          t('common:stale', { counter: formatCounter(stale) })
        ) : worst === null ? (
          t('units.calm')
        ) : (
          <>
            <SeverityMarker level={worst} hollow={status.unacknowledged[worst] === 0} /> {t(`common:severity.${worst}`)} {urgent > 0 ? formatCount(urgent, language) : null}
          </>
        )}
      </small>
    </Link>
  );
}
