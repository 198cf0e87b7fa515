import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { TopologyElement } from '@/shared/wire';
import { groupsOf, linkElement, nodeElement, type MapDocument } from '@/shared/topology/map/document';
import { change } from '../model/edits';
import { isHandDrawn } from '../model/origin';
import { iconOf, labelOf, sizeOf, textSizes, type SceneNames } from '@/shared/topology/map/scene-of';
import { SymbolFields } from './add-node-dialog';

interface Props {
  document: MapDocument;
  id: string;
  names: SceneNames;
  onChange: (change: (document: MapDocument) => MapDocument) => void;
  onClose: () => void;
}

/** What of one thing on the map can be written: name, ports, group, size. */
export function PropertiesDialog({ document, id, names, onChange, onClose }: Props) {
  const { t } = useTexts('topology');
  const node = document.nodes.find((one) => one.id === id);
  const link = document.links.find((one) => one.id === id);
  const other = document.others.find((one) => one.id === id);
  const element = node !== undefined ? nodeElement(node) : link !== undefined ? linkElement(link) : other;
  const [fields, setFields] = useState<TopologyElement | undefined>(element);
  if (element === undefined || fields === undefined) return null;
  const set = (changes: Partial<TopologyElement>) => setFields({ ...fields, ...changes });
  const text = (value: string) => (value.trim() === '' ? null : value);
  const drawn = link !== undefined && isHandDrawn(link);
  const save = () => {
    onChange((last) => change(last, id, fields));
    onClose();
    return Promise.resolve();
  };
  return (
    <FormDialog title={t(`property.of.${element.kind}`)} submit={t('property.submit')} onClose={onClose} onSubmit={save}>
      {node?.kind === 'symbol' ? (
        <SymbolFields label={fields.label ?? ''} icon={iconOf(fields)} onLabel={(label) => set({ label: text(label) })} onIcon={(icon) => set({ style: { ...fields.style, icon } })} />
      ) : (
        <label className="field">
          <span>{t('property.label')}</span>
          <input className="input" value={fields.label ?? ''} maxLength={200} placeholder={node === undefined ? '' : labelOf({ ...node, element: null }, names)} onChange={(event) => set({ label: text(event.target.value) })} />
        </label>
      )}
      {node === undefined || groupsOf(document).length === 0 ? null : (
        <label className="field">
          <span>{t('property.group')}</span>
          <select className="input" value={fields.groupId ?? ''} onChange={(event) => set({ groupId: text(event.target.value) })}>
            <option value="">{t('property.noGroup')}</option>
            {groupsOf(document).map((group) => (
              <option key={group.id} value={group.id}>
                {group.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {link === undefined ? null : (
        <>
          {drawn ? (
            <div className="form-grid">
              {(['fromPort', 'toPort'] as const).map((port) => (
                <label className="field" key={port}>
                  <span>{t(`property.${port}`, { name: nameAt(document, port === 'fromPort' ? link.fromNodeId : link.toNodeId, names) })}</span>
                  <input className="input mono" value={fields[port] ?? ''} maxLength={100} onChange={(event) => set({ [port]: text(event.target.value) })} />
                </label>
              ))}
            </div>
          ) : (
            <p className="muted">{t('property.portsOfRelation')}</p>
          )}
          <label className="topology-check">
            <input type="checkbox" className="checkbox" checked={(fields.points?.length ?? 0) === 0} disabled={(element.points?.length ?? 0) === 0} onChange={(event) => set({ points: event.target.checked ? null : element.points })} />{' '}
            {t('property.straight')}
          </label>
        </>
      )}
      {element.kind === 'group' ? (
        <div className="form-grid">
          {(['width', 'height'] as const).map((side) => (
            <label className="field" key={side}>
              <span>{t(`property.${side}`)}</span>
              <input className="input" type="number" min={60} max={100_000} step="any" value={Math.round(fields[side])} onChange={(event) => set({ [side]: Math.max(60, Number(event.target.value) || 60) })} />
            </label>
          ))}
        </div>
      ) : null}
      {element.kind === 'text' ? (
        <label className="field">
          <span>{t('property.size')}</span>
          <select className="input" value={sizeOf(fields)} onChange={(event) => set({ style: { ...fields.style, size: event.target.value } })}>
            {Object.keys(textSizes).map((size) => (
              <option key={size} value={size}>
                {t(`size.${size}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </FormDialog>
  );
}

function nameAt(document: MapDocument, nodeId: string, names: SceneNames): string {
  const node = document.nodes.find((one) => one.id === nodeId);
  return node === undefined ? '—' : labelOf(node, names);
}
