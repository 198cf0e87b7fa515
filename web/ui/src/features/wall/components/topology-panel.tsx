import { useMemo } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { navigate } from '@/shared/router/router';
import { LiveMapView } from '@/shared/topology/live-map-view';
import { documentOf } from '@/shared/topology/map/document';
import { mapName } from '@/shared/topology/map/scene-of';
import { useMapLive } from '@/shared/topology/use-map-live';
import { problemText } from '@/shared/ui/problem-notice';
import type { Id, TopologyMapNow } from '@/shared/wire';
import { readMap } from '../api';
import { Panel } from './panel';

const refreshMs = 300_000;
const baseRem = 16;
/** The map grows with the text of the wall. */
const magnified = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / baseRem;

/** A map of the network, live; a press on a device leads to its page. */
export function TopologyPanel({ mapId, stale }: { mapId: Id | null; stale: number | null }) {
  const { t } = useTexts('wall');
  return mapId === null ? (
    <Panel permission="monitoring.read" area="topology" title={t('topology.title')} stale={stale}>
      <p className="wall-empty">{t('topology.choose')}</p>
    </Panel>
  ) : (
    <MapPanel mapId={mapId} stale={stale} />
  );
}

function MapPanel({ mapId, stale }: { mapId: Id; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const view = useQuery(`topology/map/${mapId}`, (signal) => readMap(mapId, signal), refreshMs);
  const { now } = useMapLive(mapId, view.data?.structure ?? '', view.reload);
  const structure = view.data?.structure;
  // Read again every few minutes: the same structure is drawn once.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const document = useMemo(() => (view.data === undefined ? null : documentOf(view.data)), [structure]);
  const name = view.data === undefined ? t('topology.title') : mapName(view.data.map, language);
  const missing = view.error?.status === 404;
  return (
    <Panel permission="monitoring.read" area="topology" title={name} hint={now === null ? '' : t('topology.hint', counted(now))} stale={stale}>
      {missing ? <p className="wall-empty">{t('topology.gone')}</p> : view.error !== null && document === null ? <p className="wall-empty">{problemText(view.error, t)}</p> : null}
      {document === null || missing ? null : (
        <LiveMapView
          mapId={mapId}
          document={document}
          label={name}
          magnified={magnified}
          onNode={(node) => {
            if (node.objectId !== null) navigate(`/objects/${node.objectId}`);
          }}
        />
      )}
    </Panel>
  );
}

const counted = ({ nodes, links }: TopologyMapNow) => ({
  bad: (nodes['warning'] ?? 0) + (nodes['fault'] ?? 0) + (nodes['unreachable'] ?? 0),
  broken: links['broken'] ?? 0,
  abnormal: links['abnormal'] ?? 0,
});
