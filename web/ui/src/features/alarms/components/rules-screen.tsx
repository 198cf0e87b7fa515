import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDuration } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { UnitOptions } from '@/shared/ui/unit-options';
import { useCommand } from '@/shared/ui/use-command';
import type { AlarmRule } from '@/shared/wire';
import { deleteLayer, listRules } from '../api/rules';
import { RuleDialog } from './rule-dialog';

const columns = ['order', 'name', 'origin', 'filter', 'effects'] as const;

/** The rules as they are in force in one unit, in the order in which they are asked. */
export function RulesScreen() {
  const { t } = useTexts('alarms');
  const { units, session } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const [unitId, setUnitId] = useState(units.start(session.homeUnitId)?.id ?? 0);
  const rules = useQuery(`alarm-rules/${unitId}`, (signal) => listRules(unitId, signal));
  const [dialog, setDialog] = useState<AlarmRule | 'new' | null>(null);
  const send = useCommand(rules.reload);
  return (
    <>
      <div className="toolbar">
        <label>
          <span className="visually-hidden">{t('facet.unit')}</span>
          <select className="input" value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
            <UnitOptions />
          </select>
        </label>
        <span className="muted">{t('rule.hint')}</span>
        {mayConfigure ? (
          <div className="toolbar-end">
            <button type="button" className="button button-primary" onClick={() => setDialog('new')}>
              {t('rule.new')}
            </button>
          </div>
        ) : null}
      </div>
      {rules.error === null ? null : <ProblemNotice error={rules.error} onRetry={rules.reload} />}
      {rules.data === undefined && rules.error === null ? <Skeleton /> : null}
      {rules.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('rule.none')}</strong>
        </div>
      ) : null}
      {rules.data === undefined || rules.data.length === 0 ? null : (
        <ScrollTable label={t('rules')} columns={[...columns.map((column) => t(`rule.${column}`)), '']}>
          <tbody>
            {rules.data.map((rule) => (
              <RuleRow key={rule.key} rule={rule} unitId={unitId} mayConfigure={mayConfigure} onEdit={() => setDialog(rule)} onDelete={() => send(deleteLayer(rule), t('rule.deleted'))} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {dialog === null ? null : (
        <RuleDialog
          unitId={unitId}
          rule={dialog === 'new' ? null : dialog}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            rules.reload();
          }}
        />
      )}
    </>
  );
}

function RuleRow({ rule, unitId, mayConfigure, onEdit, onDelete }: { rule: AlarmRule; unitId: number; mayConfigure: boolean; onEdit: () => void; onDelete: () => void }) {
  const { t, language } = useTexts('alarms');
  const { units } = useWorkplace();
  const { fields } = rule;
  const nameOf = (id: number) => {
    const unit = units.byId.get(id);
    return unit === undefined ? String(id) : pickName(unit, language);
  };
  const effects = [
    fields.severity === null ? null : t('rule.toLevel', { level: t(`common:severity.${fields.severity}`) }),
    fields.suppress ? t('rule.suppress') : null,
    fields.announceAfterSeconds === null ? null : t('rule.announces', { time: formatDuration(fields.announceAfterSeconds) }),
    fields.acknowledge ? t('rule.acknowledge') : null,
    fields.clearAfterSeconds === null ? null : t('rule.clears', { time: formatDuration(fields.clearAfterSeconds) }),
    fields.ticket ? t('rule.ticket') : null,
    fields.forward === null ? null : t('rule.forwards', { target: fields.forward }),
  ].filter((text) => text !== null);
  return (
    <tr className={fields.enabled ? undefined : 'muted'}>
      <td>{fields.order}</td>
      <td>
        {fields.name}
        {fields.enabled ? null : ` (${t('rule.off')})`}
      </td>
      <td>
        {nameOf(rule.unitId)}
        {rule.unitId !== unitId && rule.sets.length > 0 ? <small className="muted"> {t('rule.setHere', { fields: rule.sets.map((field) => t(`rule.part.${field}`)).join(' ') })}</small> : null}
        {rule.conflicts.length === 0 ? null : (
          <small className="field-error"> {rule.conflicts.map((conflict) => t('rule.conflict', { field: t(`rule.part.${conflict.field}`), unit: nameOf(conflict.unitId) })).join(' ')}</small>
        )}
        {rule.outdated.length === 0 ? null : <small className="muted"> {t('rule.outdated', { units: rule.outdated.map(nameOf).join(' ') })}</small>}
      </td>
      <td className="mono rule-filter">{fields.filter}</td>
      <td>{effects.join(' · ')}</td>
      <td className="nowrap">
        {mayConfigure ? (
          <>
            <button type="button" className="button" onClick={onEdit}>
              {t('rule.change')}
            </button>{' '}
            {rule.layerId === null ? null : (
              <button type="button" className="button" onClick={onDelete}>
                {rule.unitId === unitId ? t('rule.delete') : t('rule.reset')}
              </button>
            )}
          </>
        ) : null}
      </td>
    </tr>
  );
}
