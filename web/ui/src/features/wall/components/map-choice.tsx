import { useEffect } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { mapName } from '@/shared/topology/map/scene-of';
import type { Id } from '@/shared/wire';
import { readMaps } from '../api';

/** Which map a widget shows; a new one begins with that of the wall's own unit. */
export function MapChoice({ unitId, mapId, onChange }: { unitId: number; mapId: Id | null; onChange: (mapId: Id) => void }) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const maps = useQuery('topology/maps', readMaps);
  const first = (maps.data?.find((map) => map.kind === 'automatic' && map.unitId === unitId) ?? maps.data?.[0])?.id;
  useEffect(() => {
    if (mapId === null && first !== undefined) onChange(first);
    // Once: what follows is the person's choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [mapId, first]);
  return (
    <label>
      <span>{t('edit.map')}</span>
      <select className="input" value={mapId ?? ''} onChange={(event) => onChange(event.target.value)}>
        {mapId !== null && maps.data?.some((map) => map.id === mapId) !== true ? <option value={mapId}>{t('topology.gone')}</option> : null}
        {(maps.data ?? []).map((map) => (
          <option key={map.id} value={map.id}>
            {mapName(map, language)}
            {map.name === '' ? '' : ` · ${units.nameOf(map.unitId, language)}`}
          </option>
        ))}
      </select>
    </label>
  );
}
