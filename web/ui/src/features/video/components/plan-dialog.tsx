import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { DiagnosisPlan, PlanDraft, PlanWindow } from '@/shared/wire';
import { changePlan, createPlan } from '../api/video';
import { planRanges, readGroups, standardPlan, windowsMax, withSeconds } from '../model/plan';

export function PlanDialog({ plan, onClose, onSaved }: { plan: DiagnosisPlan | null; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('video');
  const { units, session } = useWorkplace();
  const [draft, setDraft] = useState<PlanDraft>(plan?.draft ?? { ...standardPlan, name: '', unitId: units.start(session.homeUnitId)?.id ?? 0 });
  const [groups, setGroups] = useState(draft.groups.join(', '));
  const change = (part: Partial<PlanDraft>) => setDraft((last) => ({ ...last, ...part }));
  const changeWindow = (index: number, part: Partial<PlanWindow>) => change({ windows: draft.windows.map((window, at) => (at === index ? { ...window, ...part } : window)) });
  const minutes = (name: 'periodSeconds' | 'keyPeriodSeconds') => (
    <label className="field">
      <span>{t(`plan.${name}`)}</span>
      <input className="input" type="number" step="any" min={planRanges.periodMinutes[0]} max={planRanges.periodMinutes[1]} required value={draft[name] / 60} onChange={(event) => change({ [name]: Math.round(Number(event.target.value) * 60) })} />
    </label>
  );
  const count = (name: 'keyframes' | 'siteSessionsMax' | 'recorderSessionsMax') => (
    <label className="field">
      <span>{t(`plan.${name}`)}</span>
      <input className="input" type="number" step={1} min={planRanges[name][0]} max={planRanges[name][1]} required value={draft[name]} onChange={(event) => change({ [name]: Number(event.target.value) })} />
    </label>
  );
  const check = (name: 'enabled' | 'keyOnly' | 'burst') => (
    <label className="toolbar-date">
      <input className="checkbox" type="checkbox" checked={draft[name]} onChange={(event) => change({ [name]: event.target.checked })} />
      {t(`plan.${name}`)}
    </label>
  );
  const clock = (name: 'dayFrom' | 'nightFrom') => (
    <label className="field">
      <span>{t(`plan.${name}`)}</span>
      <input className="input" type="time" required value={draft[name].slice(0, 5)} onChange={(event) => change({ [name]: withSeconds(event.target.value) })} />
    </label>
  );
  return (
    <FormDialog
      wide
      title={plan === null ? t('plan.create') : t('plan.edit', { name: plan.draft.name })}
      submit={t('common:action.save')}
      onClose={onClose}
      onSubmit={() => {
        const complete = { ...draft, name: draft.name.trim(), groups: readGroups(groups) };
        return (plan === null ? createPlan(complete) : changePlan(plan, complete)).then(onSaved);
      }}
    >
      <div className="form-grid">
        <label className="field">
          <span>{t('name')}</span>
          <input className="input" required maxLength={100} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" value={draft.unitId} onChange={(event) => change({ unitId: Number(event.target.value) })}>
            <UnitOptions />
          </select>
        </label>
        <label className="field">
          <span>{t('plan.groups')}</span>
          <input className="input" value={groups} onChange={(event) => setGroups(event.target.value)} />
        </label>
        {minutes('periodSeconds')}
        {minutes('keyPeriodSeconds')}
        {count('keyframes')}
        {count('siteSessionsMax')}
        {count('recorderSessionsMax')}
        <label className="field">
          <span>{t('plan.profileBy')}</span>
          <select className="input" value={draft.profileBy} onChange={(event) => change({ profileBy: event.target.value === 'hours' ? 'hours' : 'picture' })}>
            <option value="picture">{t('plan.picture')}</option>
            <option value="hours">{t('plan.hours')}</option>
          </select>
        </label>
        {draft.profileBy === 'hours' ? (
          <>
            {clock('dayFrom')}
            {clock('nightFrom')}
          </>
        ) : null}
      </div>
      <fieldset className="video-windows">
        <legend>{t('plan.windows', { zone: draft.zone })}</legend>
        {draft.windows.length === 0 ? <p className="muted">{t('always')}</p> : null}
        {draft.windows.map((window, index) => (
          // A window has no name but its place.
          <p key={index} className="toolbar-date">
            <input className="input" type="time" required aria-label={t('plan.windowFrom')} value={window.from.slice(0, 5)} onChange={(event) => changeWindow(index, { from: withSeconds(event.target.value) })} />–
            <input className="input" type="time" required aria-label={t('plan.windowTo')} value={window.to.slice(0, 5)} onChange={(event) => changeWindow(index, { to: withSeconds(event.target.value) })} />
            <button type="button" className="button" onClick={() => change({ windows: draft.windows.filter((_, at) => at !== index) })}>
              {t('plan.windowRemove')}
            </button>
          </p>
        ))}
        {draft.windows.length < windowsMax ? (
          <button type="button" className="button" onClick={() => change({ windows: [...draft.windows, { from: '08:00:00', to: '18:00:00' }] })}>
            {t('plan.windowAdd')}
          </button>
        ) : null}
      </fieldset>
      <div className="toolbar-end video-checks">
        {check('enabled')}
        {check('keyOnly')}
        {check('burst')}
      </div>
    </FormDialog>
  );
}
