import { useDeferredValue, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { Id, ObjectRow, RelationType } from '@/shared/wire';
import { createRelation, listObjects } from '../api/objects';

const types: readonly RelationType[] = ['connectedTo', 'hostedBy', 'runsOn', 'dependsOn', 'memberOf', 'poweredBy', 'redundantWith'];

export function RelationForm({ objectId, onClose, onSaved }: { objectId: Id; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('objects');
  const [type, setType] = useState<RelationType>('connectedTo');
  const [text, setText] = useState('');
  const [target, setTarget] = useState<ObjectRow | null>(null);
  const [fromPort, setFromPort] = useState('');
  const [toPort, setToPort] = useState('');
  const needle = useDeferredValue(text.trim());
  const found = useQuery(needle === '' || target !== null ? null : `find/${needle}`, (signal) => listObjects({ text: needle, size: 8 }, signal));

  const save = (to: ObjectRow) => createRelation({ fromId: objectId, type, toId: to.id, fromPort: fromPort.trim() || null, toPort: toPort.trim() || null }).then(onSaved);
  return (
    <FormDialog
      title={t('relations.add')}
      submit={t('common:action.save')}
      disabled={target === null}
      onClose={onClose}
      onSubmit={() => (target === null ? Promise.resolve() : save(target))}
    >
      <label className="field">
        <span>{t('relations.type')}</span>
        <select className="input" value={type} onChange={(event) => setType(event.target.value as RelationType)}>
          {types.map((one) => (
            <option key={one} value={one}>
              {t(`relations.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('relations.target')}</span>
        <input
          className="input"
          placeholder={t('relations.targetSearch')}
          value={target === null ? text : `${target.name} (${target.code})`}
          onChange={(event) => {
            setTarget(null);
            setText(event.target.value);
          }}
        />
      </label>
      {target === null && needle !== '' ? (
        <ul className="relation-found">
          {(found.data?.rows ?? [])
            .filter((row) => row.id !== objectId)
            .map((row) => (
              <li key={row.id}>
                <button type="button" className="link" onClick={() => setTarget(row)}>
                  {row.name} <span className="muted mono">{row.code}</span>
                </button>
              </li>
            ))}
        </ul>
      ) : null}
      {type === 'connectedTo' ? (
        <div className="form-grid">
          <label className="field">
            <span>{t('relations.fromPort')}</span>
            <input className="input" value={fromPort} onChange={(event) => setFromPort(event.target.value)} />
          </label>
          <label className="field">
            <span>{t('relations.toPort')}</span>
            <input className="input" value={toPort} onChange={(event) => setToPort(event.target.value)} />
          </label>
        </div>
      ) : null}
    </FormDialog>
  );
}
