import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { AlarmNoise, NoiseGrouping } from '@/shared/wire';
import { exportNoise, rankNoise } from '../api/noise';
import { share } from '../model/noise';

const groupings: readonly NoiseGrouping[] = ['type', 'object', 'rule'];
const periods = [1, 7, 30, 90] as const;
const columns = ['item', 'alarms', 'openings', 'flapping', 'false', 'acknowledged', 'byRule', 'byTopology', 'outOfService', 'shelved'] as const;

/** Which types, objects and rules are loud, and how much of it was for nothing. */
export function NoiseScreen() {
  const { t, language } = useTexts('alarms');
  const { units, session } = useWorkplace();
  const [unit, setUnit] = useState(units.start(session.homeUnitId)?.id ?? 0);
  const [by, setBy] = useState<NoiseGrouping>('type');
  const [days, setDays] = useState<number>(7);
  const ranked = useQuery(`alarm-noise/${by}/${days}/${unit}`, (signal) => rankNoise({ by, days, unit }, signal));
  return (
    <>
      <div className="toolbar">
        <label>
          <span className="visually-hidden">{t('facet.unit')}</span>
          <select className="input" value={unit} onChange={(event) => setUnit(Number(event.target.value))}>
            <UnitOptions />
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t('noise.by')}</span>
          <select className="input" value={by} onChange={(event) => setBy(event.target.value as NoiseGrouping)}>
            {groupings.map((grouping) => (
              <option key={grouping} value={grouping}>
                {t(`noise.grouping.${grouping}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t('noise.period')}</span>
          <select className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {periods.map((period) => (
              <option key={period} value={period}>
                {t('noise.days', { count: period })}
              </option>
            ))}
          </select>
        </label>
        <span className="muted">{t('noise.hint')}</span>
        <div className="toolbar-end">
          <button type="button" className="button" onClick={() => exportNoise({ by, days, unit }, language).catch((error: unknown) => showToast(problemText(error, t), { error: true }))}>
            {t('common:action.export')}
          </button>
        </div>
      </div>
      {ranked.error === null ? null : <ProblemNotice error={ranked.error} onRetry={ranked.reload} />}
      {ranked.data === undefined && ranked.error === null ? <Skeleton /> : null}
      {ranked.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('noise.none')}</strong>
        </div>
      ) : null}
      {ranked.data === undefined || ranked.data.length === 0 ? null : (
        <ScrollTable label={t('noise.title')} columns={columns.map((column) => t(`noise.${column}`))}>
          <tbody>
            {ranked.data.map((row) => (
              <NoiseRow key={row.objectId ?? row.key} row={row} by={by} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  );
}

function NoiseRow({ row, by }: { row: AlarmNoise; by: NoiseGrouping }) {
  const { language } = useTexts('alarms');
  return (
    <tr>
      <td>
        {row.objectId === null ? by === 'type' ? codeName('alarmTypes', row.key, language) : row.key : <Link to={`/objects/${row.objectId}`}>{row.name}</Link>}
        {by === 'rule' ? null : <small className="muted mono"> {row.key}</small>}
      </td>
      <td>{row.alarms}</td>
      <td>{row.openings}</td>
      <td>{row.flapping}</td>
      <td>
        {row.false} <small className="muted">{share(row.false, row.alarms)}</small>
      </td>
      <td>
        {row.acknowledged} <small className="muted">{share(row.acknowledged, row.alarms)}</small>
      </td>
      <td>{row.suppressedByRule}</td>
      <td>{row.suppressedByTopology}</td>
      <td>{row.outOfService}</td>
      <td>{row.shelved}</td>
    </tr>
  );
}
