import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { AlarmWindowKind } from '@/shared/wire';
import { listClasses, openWindow } from '../api/windows';
import { localText } from '../model/shift';
import type { WindowSubject } from '../model/window';

const kinds: readonly AlarmWindowKind[] = ['maintenance', 'expectedOff'];
const usualHours = 2;
const reasonLengthMax = 500;

/** A time in which alarms of an object, a class or a unit are out of service. */
export function WindowDialog({ subject, onClose, onSaved }: { subject: WindowSubject; onClose: () => void; onSaved: () => void }) {
  const { t, language } = useTexts('alarms');
  const classes = useQuery(subject.objectId === null ? 'classes' : null, listClasses);
  const [unitId, setUnitId] = useState(subject.unitId);
  const [kind, setKind] = useState<AlarmWindowKind>('maintenance');
  const [classCode, setClassCode] = useState(subject.classCode ?? '');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState(() => localText(new Date(live.serverNow() + usualHours * 3_600_000)));
  const [reason, setReason] = useState('');
  const save = () =>
    openWindow({
      unitId,
      kind,
      objectId: subject.objectId,
      classCode: subject.objectId === null && classCode !== '' ? classCode : null,
      from: from === '' ? null : new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      hours: [],
      zone: null,
      reason: reason.trim(),
    }).then(onSaved);
  return (
    <FormDialog title={t('window.new')} submit={t('window.open')} disabled={reason.trim() === '' || until === ''} onClose={onClose} onSubmit={save}>
      <p className="muted">{t('window.effect')}</p>
      <fieldset className="rule-effects">
        <legend>{t('window.kind')}</legend>
        {kinds.map((value) => (
          <label className="toolbar-date" key={value}>
            <input type="radio" name="kind" checked={kind === value} onChange={() => setKind(value)} />
            {t(`window.kinds.${value}`)}
          </label>
        ))}
      </fieldset>
      {subject.objectId === null ? (
        <div className="form-grid">
          <label className="field">
            <span>{t('facet.unit')}</span>
            <select className="input" value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
              <UnitOptions />
            </select>
          </label>
          <label className="field">
            <span>{t('window.class')}</span>
            <select className="input" value={classCode} onChange={(event) => setClassCode(event.target.value)}>
              <option value="">{t('window.everyClass')}</option>
              {classes.data?.map((one) => (
                <option key={one.code} value={one.code}>
                  {'　'.repeat(one.code.split('.').length - 1) + pickName(one, language)}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : (
        <p>
          {t('window.object')} <strong>{subject.objectName}</strong>
        </p>
      )}
      <div className="form-grid">
        <label className="field">
          <span>{t('window.from')}</span>
          <input className="input" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('window.until')}</span>
          <input className="input" type="datetime-local" required value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
      </div>
      <label className="field">
        <span>{t('window.reason')}</span>
        <textarea className="input" rows={2} required autoFocus maxLength={reasonLengthMax} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </FormDialog>
  );
}
