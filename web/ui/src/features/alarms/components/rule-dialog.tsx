import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { problemText } from '@/shared/ui/problem-text';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import type { AlarmRule, AlarmRuleField, AlarmRuleFields, AlarmRulePreview, Severity, WeeklyHours } from '@/shared/wire';
import { listFields, saveRule, tryRule } from '../api/rules';
import { draftOf, newFields } from '../model/rule';
import { FilterField } from './filter-field';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const triedDays = 7;
const fixable: readonly AlarmRuleField[] = ['filter', 'severity', 'suppress', 'enabled'];

export function RuleDialog({ unitId, rule, onClose, onSaved }: { unitId: number; rule: AlarmRule | null; onClose: () => void; onSaved: () => void }) {
  const { t, language } = useTexts('alarms');
  const { units } = useWorkplace();
  const filterFields = useQuery('filter-fields', listFields);
  const [fields, setFields] = useState<AlarmRuleFields>(rule?.fields ?? newFields);
  const own = rule === null || rule.unitId === unitId;
  const [finals, setFinals] = useState<readonly AlarmRuleField[]>(
    rule === null ? [] : (Object.keys(rule.finals) as AlarmRuleField[]).filter((field) => rule.finals[field] === unitId),
  );
  const [preview, setPreview] = useState<AlarmRulePreview | string | null>(null);
  const change = (part: Partial<AlarmRuleFields>) => {
    setFields((last) => ({ ...last, ...part }));
    setPreview(null);
  };
  const draft = () => draftOf(unitId, rule, { ...fields, name: fields.name.trim(), forward: fields.forward?.trim() || null }, finals);
  const nameOf = (id: number) => {
    const unit = units.byId.get(id);
    return unit === undefined ? String(id) : pickName(unit, language);
  };
  /** Fixed above: shown, and not to be changed. */
  const fixedBy = (field: AlarmRuleField) => {
    const by = rule?.finals[field];
    return by === undefined || by === unitId ? null : nameOf(by);
  };
  const origin = (field: AlarmRuleField) => {
    const fixed = fixedBy(field);
    if (fixed !== null) return <small className="muted"> {t('rule.fixedBy', { unit: fixed })}</small>;
    const from = rule?.origins[field];
    return from === undefined || from === unitId ? null : <small className="muted"> {t('rule.from', { unit: nameOf(from) })}</small>;
  };
  const minutes = (field: 'announceAfter' | 'clearAfter') => {
    const name = `${field}Seconds` as const;
    return (
      <label className="field">
        <span>
          {t(`rule.${field}`)}
          {origin(field)}
        </span>
        <input className="input" type="number" min={0.1} max={10_080} step="any" disabled={fixedBy(field) !== null} value={fields[name] === null ? '' : fields[name] / 60} onChange={(event) => change({ [name]: event.target.value === '' ? null : Math.round(Number(event.target.value) * 60) })} />
      </label>
    );
  };
  const check = (field: 'suppress' | 'acknowledge' | 'ticket' | 'enabled') => (
    <label className="toolbar-date">
      <input className="checkbox" type="checkbox" disabled={fixedBy(field) !== null} checked={fields[field]} onChange={(event) => change({ [field]: event.target.checked })} />
      <span>
        {t(`rule.${field}`)}
        {origin(field)}
      </span>
    </label>
  );
  return (
    <FormDialog
      wide
      title={rule === null ? t('rule.new') : t('rule.edit', { name: rule.fields.name, unit: nameOf(unitId) })}
      submit={t('common:action.save')}
      onClose={onClose}
      onSubmit={() => saveRule(draft(), rule?.revision ?? 0).then(onSaved)}
    >
      {own ? null : <p className="muted">{t('rule.overlay', { unit: nameOf(rule.unitId) })}</p>}
      <div className="form-grid">
        <label className="field">
          <span>
            {t('rule.name')}
            {origin('name')}
          </span>
          <input className="input" required maxLength={80} disabled={fixedBy('name') !== null} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
        </label>
        <label className="field">
          <span>
            {t('rule.order')}
            {origin('order')}
          </span>
          <input className="input" type="number" required min={0} max={10_000} disabled={fixedBy('order') !== null} value={fields.order} onChange={(event) => change({ order: Number(event.target.value) })} />
        </label>
      </div>
      {origin('filter')}
      {fixedBy('filter') === null ? (
        <FilterField value={fields.filter} fields={filterFields.data ?? []} onChange={(filter) => change({ filter })} />
      ) : (
        <pre className="filter-marked">{fields.filter}</pre>
      )}
      <fieldset className="rule-effects">
        <legend>{t('rule.effects')}</legend>
        <div className="form-grid">
          <label className="field">
            <span>
              {t('rule.severity')}
              {origin('severity')}
            </span>
            <select className="input" disabled={fixedBy('severity') !== null} value={fields.severity ?? ''} onChange={(event) => change({ severity: event.target.value === '' ? null : (event.target.value as Severity) })}>
              <option value="">{t('rule.keepsLevel')}</option>
              {severities.map((severity) => (
                <option key={severity} value={severity}>
                  {t(`common:severity.${severity}`)}
                </option>
              ))}
            </select>
          </label>
          {minutes('announceAfter')}
          {minutes('clearAfter')}
          <label className="field">
            <span>
              {t('rule.forward')}
              {origin('forward')}
            </span>
            <input className="input" maxLength={80} disabled={fixedBy('forward') !== null} value={fields.forward ?? ''} onChange={(event) => change({ forward: event.target.value })} />
          </label>
          {check('suppress')}
          {check('acknowledge')}
          {check('ticket')}
          {check('enabled')}
        </div>
      </fieldset>
      <Hours hours={fields.hours} disabled={fixedBy('hours') !== null} onChange={(hours) => change({ hours })} />
      <fieldset className="rule-effects">
        <legend>{t('rule.finals')}</legend>
        {fixable.map((field) => (
          <label className="toolbar-date" key={field}>
            <input className="checkbox" type="checkbox" disabled={fixedBy(field) !== null} checked={finals.includes(field) || fixedBy(field) !== null} onChange={(event) => setFinals(event.target.checked ? [...finals, field] : finals.filter((other) => other !== field))} />
            {t(`rule.part.${field}`)}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        className="button"
        onClick={() => {
          tryRule(draft(), triedDays).then(setPreview, (error: unknown) => setPreview(problemText(error, t)));
        }}
      >
        {t('rule.try', { days: triedDays })}
      </button>
      {typeof preview === 'string' ? (
        <p className="field-error" role="alert">
          {preview}
        </p>
      ) : preview === null ? null : (
        <Preview preview={preview} />
      )}
    </FormDialog>
  );
}

function Hours({ hours, disabled, onChange }: { hours: readonly WeeklyHours[]; disabled: boolean; onChange: (hours: WeeklyHours[]) => void }) {
  const { t } = useTexts('alarms');
  const put = (at: number, part: Partial<WeeklyHours>) => onChange(hours.map((period, index) => (index === at ? { ...period, ...part } : period)));
  return (
    <fieldset className="rule-effects" disabled={disabled}>
      <legend>{t('rule.hours')}</legend>
      {hours.length === 0 ? <span className="muted">{t('rule.always')} </span> : null}
      {hours.map((period, at) => (
        <div className="rule-period" key={at}>
          {days.map((day) => (
            <label key={day}>
              <input className="checkbox" type="checkbox" checked={period.days.includes(day)} onChange={(event) => put(at, { days: event.target.checked ? [...period.days, day].sort() : period.days.filter((other) => other !== day) })} />
              {t(`rule.day.${day}`)}
            </label>
          ))}
          <input className="input" type="time" aria-label={t('rule.hoursFrom')} value={period.from.slice(0, 5)} onChange={(event) => put(at, { from: `${event.target.value}:00` })} />
          –
          <input className="input" type="time" aria-label={t('rule.hoursTo')} value={period.to.slice(0, 5)} onChange={(event) => put(at, { to: `${event.target.value}:00` })} />
          <button type="button" className="button" onClick={() => onChange(hours.filter((_, index) => index !== at))}>
            {t('rule.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange([...hours, { days: [1, 2, 3, 4, 5], from: '08:00:00', to: '18:00:00' }])}>
        {t('rule.addHours')}
      </button>
    </fieldset>
  );
}

function Preview({ preview }: { preview: AlarmRulePreview }) {
  const { t, language } = useTexts('alarms');
  return (
    <section className="rule-preview" role="status">
      <p>
        <strong>{t('rule.tried', { alarms: preview.alarms, matched: preview.matched })}</strong>
        {preview.isCut ? <span className="muted"> {t('rule.cut')}</span> : null}
      </p>
      <p>
        {Object.keys(preview.effects).length === 0
          ? t('rule.noChange')
          : Object.entries(preview.effects)
              .map(([effect, count]) => t(`rule.effect.${effect}`, { count }))
              .join(' · ')}
      </p>
      <ul>
        {preview.samples.slice(0, 20).map((sample) => (
          <li key={sample.alarmId}>
            <time>{formatDateTime(sample.openedAt)}</time> {sample.objectName} {codeName('alarmTypes', sample.type, language)} <SeverityLabel level={sample.before} />
            {sample.before === sample.after ? null : (
              <>
                {' → '}
                <SeverityLabel level={sample.after} />
              </>
            )}{' '}
            <span className="muted">{sample.effects.map((effect) => t(`rule.what.${effect}`)).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
