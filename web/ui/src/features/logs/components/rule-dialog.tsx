import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { EventEffect, EventRule, EventRuleDraft, LogVariable, Severity } from '@/shared/wire';
import { changeRule, createRule } from '../api/logs';
import { levels, orNull, splitNames } from '../model/rule';

const effects: readonly EventEffect[] = ['raise', 'clear', 'keep'];

export function RuleDialog({ rule, from, variables, onClose, onSaved }: { rule: EventRule | null; from: EventRuleDraft; variables: readonly LogVariable[]; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('logs');
  const [draft, setDraft] = useState(from);
  const [names, setNames] = useState(from.trapOids.join(' '));
  const change = (part: Partial<EventRuleDraft>) => setDraft((last) => ({ ...last, ...part }));
  const text = (name: 'app' | 'prefix' | 'contains') => (
    <label className="field">
      <span>{t(`rule.${name}`)}</span>
      <input className="input" maxLength={200} value={draft[name] ?? ''} onChange={(event) => change({ [name]: event.target.value })} />
    </label>
  );
  const complete = (): EventRuleDraft => ({
    ...draft,
    name: draft.name.trim(),
    trapOids: draft.kind === 'trap' ? splitNames(names) : [],
    app: draft.kind === 'trap' ? null : orNull(draft.app ?? ''),
    prefix: orNull(draft.prefix ?? ''),
    contains: orNull(draft.contains ?? ''),
    instanceVariable: orNull(draft.instanceVariable ?? ''),
    endsAfterSeconds: draft.effect === 'raise' ? draft.endsAfterSeconds : null,
  });
  return (
    <FormDialog
      wide
      title={rule === null ? t('newRule') : t('editRule', { name: rule.draft.name })}
      submit={t('common:action.save')}
      onClose={onClose}
      onSubmit={() => (rule === null ? createRule(complete()) : changeRule(rule, complete())).then(onSaved)}
    >
      <div className="form-grid">
        <label className="field">
          <span>{t('rule.name')}</span>
          <input className="input" required maxLength={80} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('rule.unit')}</span>
          <select className="input" disabled={rule !== null} value={draft.unitId} onChange={(event) => change({ unitId: Number(event.target.value) })}>
            <UnitOptions />
          </select>
        </label>
        <label className="field">
          <span>{t('kind')}</span>
          <select className="input" value={draft.kind} onChange={(event) => change({ kind: event.target.value === 'trap' ? 'trap' : 'syslog' })}>
            <option value="syslog">{t('kinds.syslog')}</option>
            <option value="trap">{t('kinds.trap')}</option>
          </select>
        </label>
        {draft.kind === 'trap' ? (
          <label className="field">
            <span>{t('rule.trapOids')}</span>
            <input className="input mono" required placeholder={t('rule.trapOidsHint')} value={names} onChange={(event) => setNames(event.target.value)} />
          </label>
        ) : (
          text('app')
        )}
        {text('prefix')}
        {text('contains')}
        <label className="field">
          <span>{t('rule.level')}</span>
          <select className="input" value={draft.atLeast ?? ''} onChange={(event) => change({ atLeast: event.target.value === '' ? null : Number(event.target.value) })}>
            <option value="">{t('anyLevel')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {t('atLeast', { level: t(`levels.${level}`) })}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('rule.effect')}</span>
          <select className="input" value={draft.effect} onChange={(event) => change({ effect: effects.find((effect) => effect === event.target.value) ?? 'raise' })}>
            {effects.map((effect) => (
              <option key={effect} value={effect}>
                {t(`effects.${effect}`)}
              </option>
            ))}
          </select>
        </label>
        {draft.effect === 'keep' ? null : (
          <label className="field">
            <span>{t('rule.instance')}</span>
            <input className="input mono" list="log-variables" value={draft.instanceVariable ?? ''} onChange={(event) => change({ instanceVariable: event.target.value })} />
            <datalist id="log-variables">
              {variables.map((variable) => (
                <option key={variable.name} value={variable.name}>
                  {variable.value}
                </option>
              ))}
            </datalist>
          </label>
        )}
        {draft.effect === 'raise' ? (
          <>
            <label className="field">
              <span>{t('rule.severity')}</span>
              <select className="input" value={draft.severity} onChange={(event) => change({ severity: event.target.value as Severity })}>
                {severities.map((severity) => (
                  <option key={severity} value={severity}>
                    {t(`common:severity.${severity}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>{t('rule.endsMinutes')}</span>
              <input
                className="input"
                type="number"
                min={1}
                max={10_080}
                step={1}
                placeholder={t('rule.endsNever')}
                value={draft.endsAfterSeconds === null ? '' : draft.endsAfterSeconds / 60}
                onChange={(event) => change({ endsAfterSeconds: event.target.value === '' ? null : Number(event.target.value) * 60 })}
              />
            </label>
          </>
        ) : null}
        <label className="toolbar-date">
          <input className="checkbox" type="checkbox" checked={draft.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
          {t('enabled')}
        </label>
      </div>
      <p className="muted">{t('clearHint')}</p>
    </FormDialog>
  );
}
