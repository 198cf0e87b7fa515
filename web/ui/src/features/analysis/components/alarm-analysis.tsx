import { useMemo, useState } from 'react';
import { download } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { changeQuery, navigate, useLocation } from '@/shared/router/router';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { AlarmDimension } from '@/shared/wire';
import { countAlarms, pivotFile } from '../api/analysis';
import { dimensions, dimensionsMax, drill, isTime, readSelection, readSpan, spans, type Condition } from '../model/selection';
import { CountedAlarms } from './counted-alarms';
import { PivotTable } from './pivot-table';
import { TimeBars } from './time-bars';
import { TotalFigures } from './total-figures';
import { useValueText } from './use-value-text';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function go(by: readonly AlarmDimension[], where: readonly Condition[]) {
  const query = new URLSearchParams(window.location.search);
  query.set('by', by.join(','));
  query.delete('where');
  for (const condition of where) query.append('where', `${condition.dimension}:${condition.value}`);
  navigate(`/analysis?${query.toString()}`);
}

/** Alarms counted by up to three dimensions together, each number with the alarms behind it. */
export function AlarmAnalysis() {
  const { t, language } = useTexts('analysis');
  const { query } = useLocation();
  const valueText = useValueText();
  const span = readSpan(query);
  const address = query.toString();
  const [refreshedAt, setRefreshedAt] = useState(() => new Date());
  const asked = useMemo(() => ({ address, at: new Date() }), [address]);
  const selection = useMemo(() => readSelection(new URLSearchParams(asked.address), refreshedAt > asked.at ? refreshedAt : asked.at, zone), [asked, refreshedAt]);
  const pivot = useQuery(JSON.stringify(selection), (signal) => countAlarms(selection, signal));
  const setDimension = (place: number, value: string) => {
    const by: (AlarmDimension | '')[] = [...selection.by];
    by[place] = value as AlarmDimension | '';
    go(by.filter((dimension) => dimension !== ''), selection.where);
  };
  const exportCsv = () => {
    download(pivotFile(selection, language), 'alarm-analysis.csv').catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };

  return (
    <div className="analysis">
      <h1 className="visually-hidden">{t('title')}</h1>
      <div className="toolbar">
        <label>
          <span className="visually-hidden">{t('span.label')}</span>
          <select className="input" value={span} onChange={(event) => changeQuery({ span: event.target.value, from: null, to: null })}>
            {[...Object.keys(spans), 'custom'].map((name) => (
              <option key={name} value={name}>
                {t(`span.${name}`)}
              </option>
            ))}
          </select>
        </label>
        {span === 'custom'
          ? (['from', 'to'] as const).map((end) => (
              <label key={end} className="toolbar-date">
                <span>{t(`span.${end}`)}</span>
                <input className="input" type="datetime-local" value={query.get(end) ?? ''} onChange={(event) => changeQuery({ [end]: event.target.value || null })} />
              </label>
            ))
          : null}
        <label>
          <span className="visually-hidden">{t('unit')}</span>
          <select className="input" value={selection.unit ?? ''} onChange={(event) => changeQuery({ unit: event.target.value || null })}>
            <option value="">{t('common:nav.allUnits')}</option>
            <UnitOptions />
          </select>
        </label>
        {Array.from({ length: Math.min(dimensionsMax, selection.by.length + 1) }, (_, place) => (
          <label key={place}>
            <span className={place === 0 ? '' : 'visually-hidden'}>{t(place === 0 ? 'by' : 'andBy')}</span>
            <select className="input" value={selection.by[place] ?? ''} onChange={(event) => setDimension(place, event.target.value)}>
              <option value="">{t(place === 0 ? 'byNothing' : 'addDimension')}</option>
              {dimensions
                .filter((dimension) => dimension === selection.by[place] || !selection.by.includes(dimension))
                .map((dimension) => (
                  <option key={dimension} value={dimension}>
                    {t(`dimension.${dimension}`)}
                  </option>
                ))}
            </select>
          </label>
        ))}
        <span className="toolbar-end">
          <button type="button" className="button" onClick={() => setRefreshedAt(new Date())}>
            {t('common:action.refresh')}
          </button>
          <button type="button" className="button" disabled={pivot.data === undefined} onClick={exportCsv}>
            {t('common:action.export')}
          </button>
        </span>
      </div>
      {selection.where.length === 0 ? null : (
        <ul className="analysis-conditions" aria-label={t('conditions')}>
          {selection.where.map((condition) => (
            <li key={condition.dimension}>
              <button type="button" className="button" title={t('removeCondition')} onClick={() => go(selection.by, selection.where.filter((other) => other !== condition))}>
                {t(`dimension.${condition.dimension}`)}: {valueText(condition.dimension, condition.value)} <span aria-hidden="true">×</span>
                <span className="visually-hidden"> {t('removeCondition')}</span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="link" onClick={() => go(selection.by, [])}>
              {t('common:action.clearFilter')}
            </button>
          </li>
        </ul>
      )}
      {pivot.error === null ? null : <ProblemNotice error={pivot.error} onRetry={pivot.reload} />}
      {pivot.data === undefined && pivot.error === null ? <Skeleton rows={12} /> : null}
      {pivot.data === undefined ? null : (
        <>
          <TotalFigures figures={pivot.data.total} />
          {isTime(pivot.data.by[0]) ? <TimeBars dimension={pivot.data.by[0]!} cells={pivot.data.cells} valueText={valueText} /> : null}
          {pivot.data.total.alarms === 0 ? (
            <div className="empty">
              <strong>{t('none')}</strong>
              {t('noneHint')}
            </div>
          ) : (
            <PivotTable
              pivot={pivot.data}
              valueText={valueText}
              onDrill={(key) => {
                const next = drill(selection, key);
                go(next.by, next.where);
              }}
            />
          )}
          {pivot.data.total.alarms === 0 ? null : <CountedAlarms key={JSON.stringify([selection.where, selection.unit, selection.from, selection.to])} selection={selection} />}
        </>
      )}
    </div>
  );
}
