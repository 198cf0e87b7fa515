import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { AlarmSource, AlarmSourceDraft, AlarmSourceKind, AlarmSourceMapping, AlarmSourceSaved, Severity } from '@/shared/wire';
import { saveSource } from '../api/notices';
import { SelectField, TextField } from './fields';

const kinds: readonly AlarmSourceKind[] = ['alertmanager', 'json', 'lowerTier'];
const paths = ['items', 'subject', 'title', 'detail', 'severity', 'status', 'instance'] as const;
const newMapping: AlarmSourceMapping = {
  items: '', subject: 'object', title: 'title', detail: 'detail', severity: 'severity', severities: {}, severityOtherwise: 'minor', status: 'status', ended: ['resolved', 'ok', 'cleared'], instance: '', endsAfterSeconds: 14_400,
};

export function SourceDialog({ source, onClose, onSaved }: { source: AlarmSource | null; onClose: () => void; onSaved: (saved: AlarmSourceSaved) => void }) {
  const { t } = useTexts('notices');
  const { units, session } = useWorkplace();
  const [draft, setDraft] = useState<AlarmSourceDraft>(
    source === null
      ? { unitId: units.start(session.homeUnitId)?.id ?? 0, name: '', kind: 'alertmanager', enabled: true, mapping: newMapping }
      : { unitId: source.unitId, name: source.name, kind: source.kind, enabled: source.enabled, mapping: source.mapping },
  );
  const [newToken, setNewToken] = useState(false);
  const change = (part: Partial<AlarmSourceDraft>) => setDraft((last) => ({ ...last, ...part }));
  const map = (part: Partial<AlarmSourceMapping>) => change({ mapping: { ...draft.mapping, ...part } });
  return (
    <FormDialog wide title={source === null ? t('source.new') : t('source.edit')} submit={t('common:action.save')} onClose={onClose} onSubmit={() => saveSource(source?.id ?? null, draft, newToken, source?.revision ?? 0).then(onSaved)}>
      <div className="form-grid">
        <TextField label={t('source.name')} value={draft.name} required max={80} onChange={(name) => change({ name })} />
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" disabled={source !== null} value={draft.unitId} onChange={(event) => change({ unitId: Number(event.target.value) })}>
            <UnitOptions />
          </select>
        </label>
        <SelectField label={t('source.kind')} value={draft.kind} options={kinds.map((kind) => [kind, t(`source.kinds.${kind}`)])} onChange={(kind) => change({ kind: kind as AlarmSourceKind })} />
        <label className="field">
          <span>{t('source.endsAfterMinutes')}</span>
          <input className="input" type="number" min={1} max={43_200} value={draft.mapping.endsAfterSeconds === null ? '' : draft.mapping.endsAfterSeconds / 60} onChange={(event) => map({ endsAfterSeconds: event.target.value === '' ? null : Number(event.target.value) * 60 })} />
        </label>
      </div>
      {draft.kind !== 'json' ? (
        <p className="muted">{t(`source.about.${draft.kind}`)}</p>
      ) : (
        <fieldset className="notice-part">
          <legend>{t('source.mapping')}</legend>
          <p className="muted">{t('source.pathHint')}</p>
          <div className="form-grid">
            {paths.map((path) => (
              <TextField key={path} label={t(`source.path.${path}`)} value={draft.mapping[path]} max={200} required={path === 'subject' || path === 'title'} onChange={(value) => map({ [path]: value })} />
            ))}
            <TextField label={t('source.ended')} value={draft.mapping.ended.join(' ')} onlyOnBlur onChange={(text) => map({ ended: text.split(/\s+/).filter(Boolean) })} />
            <TextField
              label={t('source.severities')}
              value={Object.entries(draft.mapping.severities).map(([word, level]) => `${word}=${level}`).join(' ')}
              onlyOnBlur
              onChange={(text) => map({ severities: Object.fromEntries(text.split(/\s+/).map((pair) => pair.split('=')).filter((pair): pair is [string, Severity] => pair.length === 2 && (severities as readonly string[]).includes(pair[1] ?? ''))) })}
            />
            <SelectField label={t('source.severityOtherwise')} value={draft.mapping.severityOtherwise} options={severities.map((severity) => [severity, t(`common:severity.${severity}`)])} onChange={(severity) => map({ severityOtherwise: severity as Severity })} />
          </div>
        </fieldset>
      )}
      <div className="notice-choices">
        <label>
          <input className="checkbox" type="checkbox" checked={draft.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
          {t('enabled')}
        </label>
        {source === null ? null : (
          <label>
            <input className="checkbox" type="checkbox" checked={newToken} onChange={(event) => setNewToken(event.target.checked)} />
            {t('source.newToken')}
          </label>
        )}
      </div>
    </FormDialog>
  );
}
