import { useMemo } from 'react';
import { get } from '../api/http';
import { useQuery } from '../api/use-query';
import { useTexts } from '../i18n/i18n';
import { usePermission } from '../model/session';
import { Link, navigate } from '../router/router';
import type { Id, TopologyMapRow, TopologyView } from '../wire';
import { LiveMapView } from './live-map-view';
import { nodeName } from './map/document';
import { neighbourhoodOf } from './map/neighbourhood';

/** What one object is connected with, live; nothing where it is on no map. Its text twin is the list of its neighbours. */
export function MiniTopology({ objectId }: { objectId: Id }) {
  const { t } = useTexts('common');
  const mayRead = usePermission('monitoring.read');
  const maps = useQuery(mayRead ? `topology/of/${objectId}` : null, (signal) => get<TopologyMapRow[]>(`/api/topology/objects/${objectId}/maps`, signal));
  const map = maps.data?.find((one) => one.kind === 'automatic') ?? maps.data?.[0];
  const view = useQuery(map === undefined ? null : `topology/map/${map.id}`, (signal) => get<TopologyView>(`/api/topology/maps/${map?.id ?? ''}`, signal));
  const around = useMemo(() => (view.data === undefined ? null : neighbourhoodOf(view.data, objectId)), [view.data, objectId]);
  if (map === undefined || around === null || around.document.nodes.length < 2) {
    return maps.data === undefined || (map !== undefined && view.data === undefined && view.error === null) ? null : <p className="muted">{t('topology.alone')}</p>;
  }
  const neighbours = around.document.nodes.filter((node) => node.objectId !== objectId);
  return (
    <div className="topology-mini">
      <LiveMapView
        mapId={map.id}
        document={around.document}
        focusId={around.focusId}
        label={t('topology.mini', { names: neighbours.map(nodeName).join(t('topology.comma')) })}
        onNode={(node) => {
          if (node.objectId !== null && node.objectId !== objectId) navigate(`/objects/${node.objectId}`);
        }}
      />
      <p className="topology-mini-foot">
        {around.left === 0 ? null : <span className="muted">{t('topology.left', { count: around.left })}</span>}
        <Link to={`/topology/maps/${map.id}?object=${objectId}`}>{t('topology.openMap')}</Link>
      </p>
    </div>
  );
}
