import { useDeferredValue, useMemo, useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { Dialog } from '@/shared/ui/overlays';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { TopologyMapRow } from '@/shared/wire';
import { createMap } from '../api/topology';
import { mapName } from '@/shared/topology/map/scene-of';

const shownMax = 150;

/** All maps in scope, by unit; and the way to a new one, empty or like another. */
export function MapPicker({ map, maps, onClose, reloadMaps }: { map: TopologyMapRow; maps: readonly TopologyMapRow[]; onClose: () => void; reloadMaps: () => void }) {
  const { t, language } = useTexts('topology');
  const { units } = useWorkplace();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const needle = useDeferredValue(text.trim().toLowerCase());
  const order = useMemo(() => new Map(units.flat().map(({ node }, index) => [node.id, index])), [units]);
  const found = useMemo(
    () =>
      maps
        .filter((one) => needle === '' || [one.name, one.unitNameZh, one.unitNameEn].some((name) => name.toLowerCase().includes(needle)))
        .sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0) || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name)),
    [maps, needle, order],
  );
  if (making) return <NewMap map={map} maps={maps} onClose={() => setMaking(false)} onMade={(made) => {
    reloadMaps();
    onClose();
    navigate(`/topology/maps/${made.id}`);
  }} />;
  return (
    <Dialog
      title={t('maps')}
      wide
      onClose={onClose}
      actions={
        maps.some((one) => one.mayEdit) ? (
          <button type="button" className="button button-primary" onClick={() => setMaking(true)}>
            {t('newMap.title')}
          </button>
        ) : undefined
      }
    >
      <input className="input" type="search" aria-label={t('findMap')} placeholder={t('findMap')} value={text} onChange={(event) => setText(event.target.value)} />
      <ul className="topology-pick topology-maps">
        {found.slice(0, shownMax).map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="link"
              aria-current={one.id === map.id ? 'true' : undefined}
              onClick={() => {
                onClose();
                navigate(`/topology/maps/${one.id}`);
              }}
            >
              {mapName(one, language)}
            </button>
            <span className="muted">{one.name === '' ? '' : units.nameOf(one.unitId, language)}</span>
            <span className="tag">{one.isTemplate ? t('template') : t(`kind.${one.kind}`)}</span>
            <small className="muted">{one.changedAt === null ? '' : t('changedBy', { name: one.changedBy, time: formatDateTime(one.changedAt) })}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="muted">{t('noneFound')}</p> : null}
      {found.length > shownMax ? <p className="muted">{t('moreMaps', { count: found.length - shownMax })}</p> : null}
    </Dialog>
  );
}

function NewMap({ map, maps, onClose, onMade }: { map: TopologyMapRow; maps: readonly TopologyMapRow[]; onClose: () => void; onMade: (map: TopologyMapRow) => void }) {
  const { t, language } = useTexts('topology');
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState(map.unitId);
  const [copyOf, setCopyOf] = useState('');
  const sources = useMemo(() => [...maps].sort((a, b) => Number(b.isTemplate) - Number(a.isTemplate) || Number(b.id === map.id) - Number(a.id === map.id)), [maps, map]);
  return (
    <FormDialog
      title={t('newMap.title')}
      submit={t('newMap.submit')}
      disabled={name.trim() === ''}
      onClose={onClose}
      onSubmit={() => createMap(unitId, { name: name.trim(), isTemplate: false, background: null }, copyOf === '' ? null : copyOf).then(onMade)}
    >
      <label className="field">
        <span>{t('settings.name')}</span>
        <input className="input" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('newMap.unit')}</span>
        <select className="input" value={unitId} onChange={(event) => setUnitId(Number(event.target.value))}>
          <UnitOptions />
        </select>
      </label>
      <label className="field">
        <span>{t('newMap.copyOf')}</span>
        <select className="input" value={copyOf} onChange={(event) => setCopyOf(event.target.value)}>
          <option value="">{t('newMap.empty')}</option>
          {sources.map((one) => (
            <option key={one.id} value={one.id}>
              {one.isTemplate ? `${t('template')}: ` : ''}
              {mapName(one, language)}
            </option>
          ))}
        </select>
      </label>
    </FormDialog>
  );
}
