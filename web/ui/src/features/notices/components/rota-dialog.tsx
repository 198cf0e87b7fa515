import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { PersonName, Rota, RotaDays, RotaFields, RotaLayer } from '@/shared/wire';
import { saveRota } from '../api/notices';
import { localInput } from '../model/week';
import { NumberField, SelectField, TextField } from './fields';

const allDays = [1, 2, 3, 4, 5, 6, 7];
const ways: readonly RotaDays[] = ['every', 'workingDays', 'daysOff'];
const newLayer = (): RotaLayer => ({ name: '', members: [], startsOn: localInput(new Date().toISOString()).slice(0, 10), handOver: '08:30:00', turnDays: 1, hours: [], days: 'every' });
const splitDays = (text: string) => text.split(/[\s,，]+/).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));

export function RotaDialog({ rota, people, onClose, onSaved }: { rota: Rota | null; people: readonly PersonName[]; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('notices');
  const { units, session } = useWorkplace();
  const [unitId, setUnitId] = useState(rota?.unitId ?? units.start(session.homeUnitId)?.id ?? 0);
  const [fields, setFields] = useState<RotaFields>(rota?.fields ?? { name: '', zone: 'Asia/Shanghai', layers: [newLayer()], holidays: [], workedWeekends: [] });
  const change = (part: Partial<RotaFields>) => setFields((last) => ({ ...last, ...part }));
  const put = (at: number, layer: RotaLayer) => change({ layers: fields.layers.map((other, index) => (index === at ? layer : other)) });
  return (
    <FormDialog wide title={rota === null ? t('rota.new') : t('rota.edit')} submit={t('common:action.save')} onClose={onClose} onSubmit={() => saveRota(rota?.id ?? null, unitId, fields, rota?.revision ?? 0).then(onSaved)}>
      <div className="form-grid">
        <TextField label={t('rota.name')} value={fields.name} required max={80} onChange={(name) => change({ name })} />
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" disabled={rota !== null} value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
            <UnitOptions />
          </select>
        </label>
      </div>
      {fields.layers.map((layer, at) => (
        <Layer key={at} layer={layer} people={people} onChange={(next) => put(at, next)} onRemove={fields.layers.length === 1 ? null : () => change({ layers: fields.layers.filter((_, index) => index !== at) })} />
      ))}
      <div>
        <button type="button" className="button" disabled={fields.layers.length >= 10} onClick={() => change({ layers: [...fields.layers, newLayer()] })}>
          {t('rota.addLayer')}
        </button>
      </div>
      <div className="form-grid">
        <TextField label={t('rota.holidays')} value={fields.holidays.join(' ')} onlyOnBlur onChange={(text) => change({ holidays: splitDays(text) })} />
        <TextField label={t('rota.workedWeekends')} value={fields.workedWeekends.join(' ')} onlyOnBlur onChange={(text) => change({ workedWeekends: splitDays(text) })} />
      </div>
    </FormDialog>
  );
}

function Layer({ layer, people, onChange, onRemove }: { layer: RotaLayer; people: readonly PersonName[]; onChange: (layer: RotaLayer) => void; onRemove: (() => void) | null }) {
  const { t } = useTexts('notices');
  const nameOf = (id: string) => people.find((person) => person.id === id)?.displayName ?? t('unknownPerson');
  const hours = layer.hours[0];
  const setHours = (from: string, to: string) => onChange({ ...layer, hours: from === '' || to === '' ? [] : [{ days: allDays, from: `${from}:00`, to: `${to}:00` }] });
  return (
    <fieldset className="notice-part">
      <legend>{layer.name === '' ? t('rota.layer') : layer.name}</legend>
      <div className="form-grid">
        <TextField label={t('rota.layerName')} value={layer.name} required max={80} onChange={(name) => onChange({ ...layer, name })} />
        <TextField label={t('rota.startsOn')} type="date" value={layer.startsOn} required onChange={(startsOn) => onChange({ ...layer, startsOn })} />
        <TextField label={t('rota.handOver')} type="time" value={layer.handOver.slice(0, 5)} required onChange={(time) => onChange({ ...layer, handOver: `${time}:00` })} />
        <NumberField label={t('rota.turnDays')} value={layer.turnDays} min={1} max={62} onChange={(turnDays) => onChange({ ...layer, turnDays })} />
        <TextField label={t('rota.hoursFrom')} type="time" value={hours?.from.slice(0, 5) ?? ''} onChange={(from) => setHours(from, hours?.to.slice(0, 5) ?? '20:00')} />
        <TextField label={t('rota.hoursTo')} type="time" value={hours?.to.slice(0, 5) ?? ''} onChange={(to) => setHours(hours?.from.slice(0, 5) ?? '08:00', to)} />
        <SelectField label={t('rota.days')} value={layer.days} options={ways.map((way) => [way, t(`rota.on.${way}`)])} onChange={(days) => onChange({ ...layer, days: days as RotaDays })} />
        <SelectField label={t('rota.addMember')} value="" options={[['', t('route.choose')], ...people.filter((person) => !layer.members.includes(person.id)).map((person) => [person.id, person.displayName || person.userName] as const)]} onChange={(id) => onChange({ ...layer, members: [...layer.members, id] })} />
      </div>
      <div className="notice-choices">
        {layer.members.length === 0 ? <span className="muted">{t('rota.noMembers')}</span> : null}
        {layer.members.map((id, at) => (
          <button key={id} type="button" className="button" title={t('route.remove')} onClick={() => onChange({ ...layer, members: layer.members.filter((other) => other !== id) })}>
            {at + 1}. {nameOf(id)} ✕
          </button>
        ))}
      </div>
      {onRemove === null ? null : (
        <div>
          <button type="button" className="button" onClick={onRemove}>
            {t('rota.removeLayer')}
          </button>
        </div>
      )}
    </fieldset>
  );
}
