import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { problemText } from '@/shared/ui/problem-text';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { NoticeChannelName, NoticeRoute, NoticeRouteFields, NoticeStep, PersonName, Rota } from '@/shared/wire';
import { saveRoute, testStep } from '../api/notices';
import { newRoute, newStep, recipientKey, recipientOf, toldRoles } from '../model/route';
import { NumberField, TextField } from './fields';

interface Choices {
  people: readonly PersonName[];
  channels: readonly NoticeChannelName[];
  rotas: readonly Rota[];
}

export function RouteDialog({ route, onClose, onSaved, ...choices }: Choices & { route: NoticeRoute | null; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('notices');
  const { units, session } = useWorkplace();
  const [unitId, setUnitId] = useState(route?.unitId ?? units.start(session.homeUnitId)?.id ?? 0);
  const [fields, setFields] = useState<NoticeRouteFields>(route?.fields ?? newRoute);
  const change = (part: Partial<NoticeRouteFields>) => setFields((last) => ({ ...last, ...part }));
  const putStep = (at: number, step: NoticeStep) => change({ steps: fields.steps.map((other, index) => (index === at ? step : other)) });
  return (
    <FormDialog wide title={route === null ? t('route.new') : t('route.edit')} submit={t('common:action.save')} onClose={onClose} onSubmit={() => saveRoute(route?.id ?? null, unitId, fields, route?.revision ?? 0).then(onSaved)}>
      <div className="form-grid">
        <TextField label={t('route.name')} value={fields.name} required max={80} onChange={(name) => change({ name })} />
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" disabled={route !== null} value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
            <UnitOptions />
          </select>
        </label>
      </div>
      <label className="field">
        <span>{t('route.filter')}</span>
        <textarea className="input mono" rows={2} required maxLength={2000} spellCheck={false} value={fields.filter} onChange={(event) => change({ filter: event.target.value })} />
        <small className="muted">{t('route.filterHint')}</small>
      </label>
      {fields.steps.map((step, at) => (
        <Step key={at} at={at} step={step} unitId={unitId} choices={choices} onChange={(next) => putStep(at, next)} onRemove={fields.steps.length === 1 ? null : () => change({ steps: fields.steps.filter((_, index) => index !== at) })} />
      ))}
      <div>
        <button type="button" className="button" disabled={fields.steps.length >= 10} onClick={() => change({ steps: [...fields.steps, { ...newStep, afterSeconds: 900 }] })}>
          {t('route.addStep')}
        </button>
      </div>
      <div className="form-grid">
        <NumberField label={t('route.groupFor')} value={fields.groupForSeconds} min={0} max={3600} onChange={(groupForSeconds) => change({ groupForSeconds })} />
        <label className="field">
          <span>{t('route.repeatEvery')}</span>
          <input className="input" type="number" min={1} max={10_080} value={fields.repeatEverySeconds === null ? '' : fields.repeatEverySeconds / 60} onChange={(event) => change({ repeatEverySeconds: event.target.value === '' ? null : Number(event.target.value) * 60 })} />
        </label>
        <TextField label={t('route.digestAt')} value={fields.digestAt.map((time) => time.slice(0, 5)).join(' ')} onlyOnBlur onChange={(text) => change({ digestAt: text.split(/[\s,，]+/).filter((time) => /^\d{1,2}:\d{2}$/.test(time)).map((time) => `${time.padStart(5, '0')}:00`) })} />
      </div>
      <div className="notice-choices">
        <label>
          <input className="checkbox" type="checkbox" checked={fields.tellCleared} onChange={(event) => change({ tellCleared: event.target.checked })} />
          {t('route.tellCleared')}
        </label>
        <label>
          <input className="checkbox" type="checkbox" checked={fields.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
          {t('enabled')}
        </label>
      </div>
    </FormDialog>
  );
}

interface StepProps {
  at: number;
  step: NoticeStep;
  unitId: number;
  choices: Choices;
  onChange: (step: NoticeStep) => void;
  onRemove: (() => void) | null;
}

function Step({ at, step, unitId, choices, onChange, onRemove }: StepProps) {
  const { t } = useTexts('notices');
  const told = step.recipients.map(recipientKey);
  const names: readonly (readonly [string, string])[] = [
    ...choices.rotas.map((rota) => [`rota:${rota.id}`, t('route.ofRota', { name: rota.fields.name })] as const),
    ...toldRoles.map((role) => [`role:${role}`, t('route.ofRole', { name: t(`role.${role}`) })] as const),
    ...choices.people.map((person) => [`person:${person.id}`, person.displayName || person.userName] as const),
  ];
  const test = () => {
    testStep(unitId, step).then(
      (count) => showToast(t('route.tested', { count }), { seconds: 6 }),
      (error: unknown) => showToast(problemText(error, t), { error: true }),
    );
  };
  return (
    <fieldset className="notice-part">
      <legend>{t('route.step', { number: at + 1 })}</legend>
      <label className="field">
        <span>{at === 0 ? t('route.firstAfter') : t('route.nextAfter')}</span>
        <input className="input" type="number" required min={0} max={10_080} step="any" value={step.afterSeconds / 60} onChange={(event) => onChange({ ...step, afterSeconds: Math.round(Number(event.target.value) * 60) })} />
      </label>
      <label className="field">
        <span>{t('route.add')}</span>
        <select className="input" value="" onChange={(event) => onChange({ ...step, recipients: [...step.recipients, recipientOf(event.target.value)] })}>
          <option value="">{t('route.choose')}</option>
          {names
            .filter(([key]) => !told.includes(key))
            .map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <div className="notice-choices">
        {step.recipients.length === 0 ? <span className="muted">{t('route.nobody')}</span> : null}
        {step.recipients.map((recipient, index) => (
          <button key={recipientKey(recipient)} type="button" className="button" title={t('route.remove')} onClick={() => onChange({ ...step, recipients: step.recipients.filter((_, other) => other !== index) })}>
            {names.find(([key]) => key === recipientKey(recipient))?.[1] ?? t('unknownPerson')} ✕
          </button>
        ))}
      </div>
      <div className="notice-choices" role="group" aria-label={t('route.by')}>
        <label>
          <input className="checkbox" type="checkbox" checked={step.inApp} onChange={(event) => onChange({ ...step, inApp: event.target.checked })} />
          {t('route.bell')}
        </label>
        {choices.channels.map((channel) => (
          <label key={channel.id}>
            <input className="checkbox" type="checkbox" checked={step.channels.includes(channel.id)} onChange={(event) => onChange({ ...step, channels: event.target.checked ? [...step.channels, channel.id] : step.channels.filter((id) => id !== channel.id) })} />
            {channel.name} <span className="muted">{t(`kind.${channel.kind}`)}</span>
          </label>
        ))}
      </div>
      <div className="notice-choices">
        <button type="button" className="button" onClick={test}>
          {t('route.test')}
        </button>
        {onRemove === null ? null : (
          <button type="button" className="button" onClick={onRemove}>
            {t('route.removeStep')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
