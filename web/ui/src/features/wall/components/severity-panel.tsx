import { formatCount } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import { isPartial, stateTotal, sumStates } from '@/shared/model/object-state';
import { Link } from '@/shared/router/router';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { Severity, UnitStatus } from '@/shared/wire';

const shown: readonly Severity[] = ['critical', 'major', 'minor', 'warning'];

export function SeverityPanel({ unitId, status, stale }: { unitId: number; status: UnitStatus | undefined; stale: number | null }) {
  const { t, language } = useTexts('wall');
  // A sum in which somebody is missing is a lower bound, and says so.
  const least = status !== undefined && isPartial(status) ? '≥ ' : '';
  const sums = status === undefined ? null : sumStates(status.systems);
  const total = sums === null ? 0 : stateTotal(sums);
  const missing = sums === null ? 0 : total - sums.monitored;
  return (
    <section className={`wall-kpis wall-area-kpis${stale === null ? '' : ' wall-stale'}`} aria-label={t('kpi.title')}>
      {shown.map((severity) => {
        const count = status?.open[severity];
        const waiting = status?.unacknowledged[severity] ?? 0;
        return (
          <Link key={severity} to={`/alarms?severity=${severity}&unit=${unitId}`} className={`wall-kpi kpi-${severity}${count ? '' : ' kpi-calm'}`}>
            <span className={`severity-${severity}`}>
              <SeverityMarker level={severity} hollow={waiting === 0} alert={severity === 'critical' && waiting > 0} /> {t(`common:severity.${severity}`)}
            </span>
            <b>
              {count === undefined ? null : <small>{least}</small>}
              {count === undefined ? '—' : formatCount(count, language)}
            </b>
            <em className={waiting > 0 ? 'kpi-waiting' : undefined}>
              {waiting > 0 ? t('kpi.unacknowledged', { count: waiting }) : count ? t('kpi.allAcknowledged') : t('kpi.none')}
            </em>
          </Link>
        );
      })}
      <Link to={`/objects?unit=${unitId}&state=unknown`} className="wall-kpi kpi-coverage">
        <span>{t('kpi.coverage')}</span>
        <b>{sums === null ? '—' : formatCount(sums.monitored, language)}</b>
        <em className={missing > 0 ? 'kpi-waiting' : undefined}>
          {sums === null ? '' : missing > 0 ? t('kpi.coverageHint', { count: missing, total: formatCount(total, language) }) : t('kpi.coverageFull', { total: formatCount(total, language) })}
        </em>
      </Link>
    </section>
  );
}
