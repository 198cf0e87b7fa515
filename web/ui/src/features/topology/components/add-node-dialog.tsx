import { useDeferredValue, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import type { NodeKind } from '@/shared/topology/scene/scene';
import { FormDialog } from '@/shared/ui/form-dialog';
import { StateMarker } from '@/shared/ui/severity-marker';
import type { ObjectRow, TopologyElement, TopologyMapRow, TopologyNode } from '@/shared/wire';
import { findObjects } from '../api/topology';
import type { MapDocument } from '@/shared/topology/map/document';
import { mapName, symbolKinds, type SceneNames } from '@/shared/topology/map/scene-of';

export type NewNode = Pick<TopologyNode, 'kind' | 'objectId' | 'mapId' | 'unitId' | 'code' | 'name' | 'classCode'> & { element: Partial<TopologyElement> };

interface Props {
  map: TopologyMapRow;
  maps: readonly TopologyMapRow[];
  document: MapDocument;
  names: SceneNames;
  onAdd: (nodes: NewNode[]) => void;
  onClose: () => void;
}

const kinds = ['object', 'map', 'symbol'] as const;

/** What comes onto the map: objects of the unit, another map, or a symbol for what is no object of ours. */
export function AddNodeDialog({ map, maps, document, names, onAdd, onClose }: Props) {
  const { t, language } = useTexts('topology');
  const [kind, setKind] = useState<(typeof kinds)[number]>('object');
  const [text, setText] = useState('');
  const [rows, setRows] = useState<ReadonlyMap<string, ObjectRow>>(new Map());
  const [mapId, setMapId] = useState('');
  const [label, setLabel] = useState('');
  const [icon, setIcon] = useState<NodeKind>('cloud');
  const needle = useDeferredValue(text.trim());
  const found = useQuery(`topology/find/${map.unitId}/${needle}`, (signal) => findObjects(needle, map.unitId, signal));
  const there = new Set(document.nodes.map((node) => node.objectId ?? node.mapId));
  const others = maps.filter((one) => one.id !== map.id && !there.has(one.id));
  const chosenMap = others.find((one) => one.id === mapId);

  const made = (): NewNode[] => {
    if (kind === 'object')
      return [...rows.values()].map((row) => ({ kind, objectId: row.id, mapId: null, unitId: row.unitId, code: row.code, name: row.name, classCode: row.classCode, element: {} }));
    if (kind === 'map')
      return chosenMap === undefined ? [] : [{ kind, objectId: null, mapId: chosenMap.id, unitId: chosenMap.unitId, code: '', name: mapName(chosenMap, language), classCode: null, element: {} }];
    return label.trim() === '' ? [] : [{ kind, objectId: null, mapId: null, unitId: null, code: '', name: '', classCode: null, element: { label: label.trim(), style: { icon } } }];
  };
  const ready = made();
  return (
    <FormDialog title={t('add.title')} submit={t('add.submit', { count: ready.length })} disabled={ready.length === 0} onClose={onClose} onSubmit={() => Promise.resolve(onAdd(ready))}>
      <div className="topology-kinds" role="radiogroup" aria-label={t('add.kind')}>
        {kinds.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} /> {t(`add.${one}`)}
          </label>
        ))}
      </div>
      {kind === 'object' ? (
        <>
          <input className="input" type="search" aria-label={t('add.search')} placeholder={t('add.search')} value={text} onChange={(event) => setText(event.target.value)} />
          <ul className="topology-pick" aria-label={t('add.object')}>
            {(found.data?.rows ?? []).map((row) => (
              <li key={row.id}>
                <label className={there.has(row.id) ? 'muted' : undefined}>
                  <input
                    type="checkbox"
                    className="checkbox"
                    disabled={there.has(row.id)}
                    checked={rows.has(row.id)}
                    onChange={(event) => {
                      const next = new Map(rows);
                      if (event.target.checked) next.set(row.id, row);
                      else next.delete(row.id);
                      setRows(next);
                    }}
                  />
                  <StateMarker state={row.state} /> <span>{row.name}</span> <span className="mono muted">{row.code}</span>
                  {there.has(row.id) ? <small>{t('add.there')}</small> : null}
                </label>
              </li>
            ))}
          </ul>
          {found.data?.rows.length === 0 ? <p className="muted">{t('noneFound')}</p> : null}
        </>
      ) : null}
      {kind === 'map' ? (
        <label className="field">
          <span>{t('add.map')}</span>
          <select className="input" value={mapId} onChange={(event) => setMapId(event.target.value)}>
            <option value="">{t('choose')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {mapName(one, language)} · {names.unitName(one.unitId)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {kind === 'symbol' ? <SymbolFields label={label} icon={icon} onLabel={setLabel} onIcon={setIcon} /> : null}
    </FormDialog>
  );
}

export function SymbolFields({ label, icon, onLabel, onIcon }: { label: string; icon: NodeKind; onLabel: (label: string) => void; onIcon: (icon: NodeKind) => void }) {
  const { t } = useTexts('topology');
  return (
    <div className="form-grid">
      <label className="field">
        <span>{t('property.label')}</span>
        <input className="input" value={label} maxLength={100} onChange={(event) => onLabel(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('property.icon')}</span>
        <select className="input" value={icon} onChange={(event) => onIcon(event.target.value as NodeKind)}>
          {symbolKinds.map((one) => (
            <option key={one} value={one}>
              {t(`icon.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
