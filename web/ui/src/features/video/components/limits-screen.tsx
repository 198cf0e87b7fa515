import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import type { DayProfile, LimitDraft, LimitPreview, LimitPreviewCamera } from '@/shared/wire';
import { deleteLimit, previewLimit, readLimits, readOverrides, saveLimit } from '../api/video';

const previewDays = 7;

/** One limit at a time: where it comes from, what another value would do to the last look at each camera, then save. */
export function LimitsScreen() {
  const { t, language } = useTexts('video');
  const { units, session } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const [unitId, setUnitId] = useState(() => units.start(session.homeUnitId)?.id ?? 0);
  const [group, setGroup] = useState('');
  const [profile, setProfile] = useState<DayProfile | ''>('');
  const [values, setValues] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState<{ limit: string; found: LimitPreview } | null>(null);
  const limits = useQuery('limits', readLimits);
  const overrides = useQuery('overrides', (signal) => readOverrides({}, signal));
  const failed = (error: unknown) => showToast(problemText(error, t), { error: true });
  const saved = () => {
    showToast(t('saved'));
    setPreview(null);
    setValues({});
    overrides.reload();
  };
  const unitName = (id: number) => {
    const unit = units.byId.get(id);
    return unit === undefined ? String(id) : pickName(unit, language);
  };
  const path = units.pathTo(unitId).map((unit) => unit.id);
  const own = (limit: string) => overrides.data?.find((row) => row.draft.limit === limit && row.draft.unitId === unitId && row.draft.cameraId === null && (row.draft.group ?? '') === group && (row.draft.profile ?? '') === profile);
  const inherited = (limit: string) => [...path].reverse().map((id) => overrides.data?.find((row) => row.draft.limit === limit && row.draft.unitId === id && row.draft.cameraId === null && row.draft.group === null && (row.draft.profile ?? '') === profile)).find((row) => row !== undefined);
  const cameras = (title: string, rows: readonly LimitPreviewCamera[]) => (
    <div>
      <strong>{title}</strong>
      <ul>
        {rows.map((row) => <li key={row.cameraId}><Link to={`/video/cameras/${row.cameraId}`}>{row.cameraName}</Link> <span className="muted">{row.faults.map((fault) => codeName('alarmTypes', fault, language)).join('、')}</span></li>)}
      </ul>
    </div>
  );
  const problem = limits.error ?? overrides.error;
  return (
    <div className="video-page">
      <h1 className="visually-hidden">{t('screen.limits')}</h1>
      <div className="toolbar">
        <label className="toolbar-date">{t('unit')}
          <select className="input" value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
            {units.flat().filter(({ node }) => node.inScope).map(({ node, depth }) => <option key={node.id} value={node.id}>{'　'.repeat(depth) + pickName(node, language)}</option>)}
          </select>
        </label>
        <label className="toolbar-date">{t('plan.groups')}<input className="input" value={group} onChange={(event) => setGroup(event.target.value.trim())} /></label>
        <label className="toolbar-date">{t('plan.profileBy')}
          <select className="input" value={profile} onChange={(event) => setProfile(event.target.value as DayProfile | '')}>
            <option value="">{t('all')}</option>
            <option value="day">{t('profile.day')}</option>
            <option value="night">{t('profile.night')}</option>
          </select>
        </label>
      </div>
      {problem === null ? null : <ProblemNotice error={problem} onRetry={limits.reload} />}
      {limits.data === undefined && limits.error === null ? <Skeleton rows={12} /> : null}
      {preview === null ? null : (
        <section className="panel" aria-label={t('preview')}>
          <header><h2>{t('previewOf', { limit: preview.limit, looks: preview.found.looks, raised: preview.found.raised.length, cleared: preview.found.cleared.length })}</h2></header>
          <div className="panel-body video-pair">
            {cameras(t('raised'), preview.found.raised)}
            {cameras(t('clearedFaults'), preview.found.cleared)}
          </div>
        </section>
      )}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('screen.limits')}>
        <table className="table">
          <thead><tr>{(['limit', 'value', 'range', 'from', 'commands'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}</tr></thead>
          <tbody>
            {(limits.data ?? []).map((limit) => {
              const here = own(limit.name);
              const above = here ?? inherited(limit.name);
              const current = above?.draft.value ?? limit.default;
              const typed = values[limit.name] ?? String(current);
              const value = Number(typed);
              const valid = typed !== '' && value >= limit.min && value <= limit.max && (!limit.isWhole || Number.isInteger(value));
              const draft: LimitDraft = { unitId, group: group || null, cameraId: null, profile: profile || null, limit: limit.name, value };
              return (
                <tr key={limit.name}>
                  <th scope="row" className="mono">{limit.name}</th>
                  <td><input className="input video-number" type="number" step={limit.isWhole ? 1 : 'any'} min={limit.min} max={limit.max} aria-label={limit.name} aria-invalid={!valid} disabled={!mayConfigure} value={typed} onChange={(event) => setValues({ ...values, [limit.name]: event.target.value })} /></td>
                  <td className="nowrap">{limit.min} – {limit.max}</td>
                  <td>{above === undefined ? t('factory') : `${unitName(above.draft.unitId)} · ${above.changedBy}`}</td>
                  <td className="video-verdicts">
                    {mayConfigure && value !== current ? (
                      <>
                        <button type="button" className="button" disabled={!valid} onClick={() => previewLimit(draft, previewDays).then((found) => setPreview({ limit: limit.name, found }), failed)}>{t('preview')}</button>
                        <button type="button" className="button button-primary" disabled={!valid} onClick={() => saveLimit(draft, here?.revision ?? 0).then(saved, failed)}>{t('common:action.save')}</button>
                      </>
                    ) : null}
                    {mayConfigure && here !== undefined ? <button type="button" className="button" onClick={() => deleteLimit(here).then(saved, failed)}>{t('reset')}</button> : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
