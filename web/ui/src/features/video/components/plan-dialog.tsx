import { useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { Dialog } from '@/shared/ui/overlays';
import { problemText } from '@/shared/ui/problem-notice';
import type { DiagnosisPlan, PlanDraft } from '@/shared/wire';
import { changePlan, createPlan } from '../api/video';

const fresh: Omit<PlanDraft, 'unitId'> = {
  name: '', enabled: true, groups: [], classPrefix: null, keyOnly: false, periodSeconds: 14_400, keyPeriodSeconds: 1800, windows: [], zone: 'Asia/Shanghai', profileBy: 'picture', dayFrom: '07:00:00',
  nightFrom: '19:00:00', keyframes: 3, burst: true, siteSessionsMax: 8, recorderSessionsMax: 4,
};
const seconds = (clock: string) => (clock.length === 5 ? `${clock}:00` : clock);

export function PlanDialog({ plan, onClose, onSaved }: { plan: DiagnosisPlan | null; onClose: () => void; onSaved: () => void }) {
  const { t, language } = useTexts('video');
  const { units, session } = useWorkplace();
  const [draft, setDraft] = useState<PlanDraft>(plan?.draft ?? { ...fresh, unitId: units.start(session.homeUnitId)?.id ?? 0 });
  const [error, setError] = useState<string | null>(null);
  const change = (part: Partial<PlanDraft>) => setDraft((last) => ({ ...last, ...part }));
  const number = (name: 'periodSeconds' | 'keyPeriodSeconds' | 'keyframes' | 'siteSessionsMax' | 'recorderSessionsMax') => (
    <label className="field"><span>{t(`plan.${name}`)}</span><input className="input" type="number" min={1} required value={draft[name]} onChange={(event) => change({ [name]: Number(event.target.value) })} /></label>
  );
  const check = (name: 'enabled' | 'keyOnly' | 'burst') => (
    <label className="toolbar-date"><input className="checkbox" type="checkbox" checked={draft[name]} onChange={(event) => change({ [name]: event.target.checked })} />{t(`plan.${name}`)}</label>
  );
  const clock = (name: 'dayFrom' | 'nightFrom') => (
    <label className="field"><span>{t(`plan.${name}`)}</span><input className="input" type="time" required value={draft[name].slice(0, 5)} onChange={(event) => change({ [name]: seconds(event.target.value) })} /></label>
  );
  const window = draft.windows[0];
  return (
    <Dialog
      wide
      title={plan === null ? t('common:action.create') : plan.draft.name}
      onClose={onClose}
      onSubmit={() => {
        (plan === null ? createPlan(draft) : changePlan(plan, draft)).then(onSaved, (failure: unknown) => setError(problemText(failure, t)));
      }}
      actions={<button type="submit" className="button button-primary">{t('common:action.save')}</button>}
    >
      {error === null ? null : <p className="field-error" role="alert">{error}</p>}
      <div className="form-grid">
        <label className="field"><span>{t('name')}</span><input className="input" required value={draft.name} onChange={(event) => change({ name: event.target.value })} /></label>
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" value={draft.unitId} onChange={(event) => change({ unitId: Number(event.target.value) })}>
            {units.flat().filter(({ node }) => node.inScope).map(({ node, depth }) => <option key={node.id} value={node.id}>{'　'.repeat(depth) + pickName(node, language)}</option>)}
          </select>
        </label>
        <label className="field"><span>{t('plan.groups')}</span><input className="input" value={draft.groups.join(',')} onChange={(event) => change({ groups: event.target.value.split(/[,，]/).map((group) => group.trim()).filter(Boolean) })} /></label>
        {number('periodSeconds')}
        {number('keyPeriodSeconds')}
        {number('keyframes')}
        {number('siteSessionsMax')}
        {number('recorderSessionsMax')}
        <label className="field">
          <span>{t('plan.profileBy')}</span>
          <select className="input" value={draft.profileBy} onChange={(event) => change({ profileBy: event.target.value === 'hours' ? 'hours' : 'picture' })}>
            <option value="picture">{t('plan.picture')}</option>
            <option value="hours">{t('plan.hours')}</option>
          </select>
        </label>
        {clock('dayFrom')}
        {clock('nightFrom')}
        <label className="field"><span>{t('plan.windowFrom')}</span><input className="input" type="time" value={window?.from.slice(0, 5) ?? ''} onChange={(event) => change({ windows: event.target.value === '' ? [] : [{ from: seconds(event.target.value), to: window?.to ?? '23:59:00' }, ...draft.windows.slice(1)] })} /></label>
        <label className="field"><span>{t('plan.windowTo')}</span><input className="input" type="time" disabled={window === undefined} value={window?.to.slice(0, 5) ?? ''} onChange={(event) => window === undefined ? undefined : change({ windows: [{ from: window.from, to: seconds(event.target.value) }, ...draft.windows.slice(1)] })} /></label>
        {check('enabled')}
        {check('keyOnly')}
        {check('burst')}
      </div>
    </Dialog>
  );
}
