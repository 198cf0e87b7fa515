import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDuration } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { useCommand } from '@/shared/ui/use-command';
import type { EventRule, EventRuleDraft } from '@/shared/wire';
import { deleteRule, listRules } from '../api/logs';
import { RuleDialog } from './rule-dialog';

const columns = ['name', 'unit', 'match', 'effect', 'alarm', 'ends'] as const;

export function RulesScreen() {
  const { t } = useTexts('logs');
  const { units, session } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const rules = useQuery('event-rules', listRules);
  const [dialog, setDialog] = useState<EventRule | 'new' | null>(null);
  const send = useCommand(rules.reload);
  const empty: EventRuleDraft = {
    unitId: units.start(session.homeUnitId)?.id ?? 0, name: '', enabled: true, kind: 'syslog', trapOids: [], app: null, prefix: null, contains: null, atLeast: null,
    effect: 'raise', severity: 'minor', instanceVariable: null, endsAfterSeconds: 3600,
  };
  return (
    <>
      <div className="toolbar">
        <span className="muted">{t('rulesHint')}</span>
        {mayConfigure ? (
          <div className="toolbar-end">
            <button type="button" className="button button-primary" onClick={() => setDialog('new')}>
              {t('newRule')}
            </button>
          </div>
        ) : null}
      </div>
      {rules.error === null ? null : <ProblemNotice error={rules.error} onRetry={rules.reload} />}
      {rules.data === undefined && rules.error === null ? <Skeleton /> : null}
      {rules.data === undefined ? null : (
        <ScrollTable label={t('screen.rules')} className="logs-table" columns={[...columns.map((column) => t(`rule.${column}`)), '']}>
          <tbody>
            {rules.data.map((rule) => (
              <RuleRow key={rule.code} rule={rule} mayConfigure={mayConfigure} onEdit={() => setDialog(rule)} onDelete={() => send(deleteRule(rule), t('deleted'))} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {dialog === null ? null : (
        <RuleDialog
          rule={dialog === 'new' ? null : dialog}
          from={dialog === 'new' ? empty : dialog.draft}
          variables={[]}
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

function RuleRow({ rule, mayConfigure, onEdit, onDelete }: { rule: EventRule; mayConfigure: boolean; onEdit: () => void; onDelete: () => void }) {
  const { t, language } = useTexts('logs');
  const { units } = useWorkplace();
  const { draft } = rule;
  const unit = units.byId.get(draft.unitId);
  return (
    <tr className={draft.enabled ? undefined : 'muted'}>
      <td>
        {pickName({ nameZh: rule.nameZh, nameEn: rule.nameEn }, language)}
        {draft.enabled ? null : ` (${t('disabled')})`}
      </td>
      <td>{rule.id === null ? t('standard') : unit === undefined ? '—' : pickName(unit, language)}</td>
      <td className="mono logs-text">
        {[
          draft.trapOids.join(' '), draft.app, draft.prefix === null ? null : t('begins', { text: draft.prefix }), draft.contains === null ? null : t('holds', { text: draft.contains }),
          draft.atLeast === null ? null : t('atLeast', { level: t(`levels.${draft.atLeast}`) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </td>
      <td className="nowrap">{t(`effects.${draft.effect}`)}</td>
      <td className="nowrap">
        {draft.effect === 'raise' ? <SeverityLabel level={draft.severity} /> : null} {draft.effect === 'keep' ? '—' : rule.id === null ? codeName('alarmTypes', rule.alarmType, language) : draft.name}
      </td>
      <td className="nowrap">{draft.effect !== 'raise' ? '—' : draft.endsAfterSeconds === null ? t('byMessage') : formatDuration(draft.endsAfterSeconds)}</td>
      <td className="nowrap">
        {mayConfigure && rule.id !== null ? (
          <>
            <button type="button" className="button" onClick={onEdit}>
              {t('edit')}
            </button>{' '}
            <button type="button" className="button" onClick={onDelete}>
              {t('delete')}
            </button>
          </>
        ) : null}
      </td>
    </tr>
  );
}
