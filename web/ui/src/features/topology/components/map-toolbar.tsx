import { useMemo, useState } from 'react';
import { download } from '@/shared/api/http';
import { formatCounter, formatDateTime } from '@/shared/format/times';
import { formatCount } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { useWorkplace } from '@/shared/model/session';
import { Link, navigate, useLocation } from '@/shared/router/router';
import { a3, naturalSize, sceneSvg } from '@/shared/topology/draw/scene-svg';
import { paperPalette } from '@/shared/topology/draw/palette';
import type { Stage } from '@/shared/topology/engine/stage';
import type { Scene } from '@/shared/topology/scene/scene';
import { useCommand } from '@/shared/ui/use-command';
import type { TopologyMapRow, TopologyNode } from '@/shared/wire';
import { linksCsvPath } from '../api/topology';
import type { MapDocument } from '@/shared/topology/map/document';
import { linkCounts, nodeCounts } from '../model/lists';
import { labelOf, mapName, type SceneNames } from '@/shared/topology/map/scene-of';
import { arraysOf } from '../model/sheet-of';
import { MapPicker } from './map-picker';
import { MapSettings } from './map-settings';
import { NodeField } from './node-field';
import { printSvg, readAsData, saveSvg } from './paper';
import type { MapLive } from '@/shared/topology/use-map-live';

interface Props {
  map: TopologyMapRow;
  maps: readonly TopologyMapRow[];
  document: MapDocument;
  names: SceneNames;
  scene: Scene;
  live: MapLive;
  stage: Stage | null;
  abnormalOnly: boolean;
  onAbnormalOnly: () => void;
  listOpen: boolean;
  onList: () => void;
  editing: boolean;
  onEdit: () => void;
  onFound: (node: TopologyNode) => void;
  onPath: () => void;
  reloadMaps: () => void;
  onRenamed: (map: TopologyMapRow) => void;
}

export function MapToolbar(props: Props) {
  const { map, maps, document, names, scene, live, abnormalOnly, listOpen, editing } = props;
  const { t, language } = useTexts('topology');
  const { session } = useWorkplace();
  const [dialog, setDialog] = useState<'maps' | 'settings' | null>(null);
  const send = useCommand();
  const title = mapName(map, language);

  const sheet = (size: { width: number; height: number }, picture: string | null) => {
    const symbols = new Set(document.nodes.filter((node) => node.kind === 'symbol').map((node) => node.id));
    const legend = { normal: t('mark.normal'), abnormal: t('mark.abnormal'), broken: t('mark.broken'), unknown: t('mark.unknown') };
    const foot = t('sheetFoot', { time: formatDateTime(new Date().toISOString()), name: session.account.displayName || session.account.userName });
    // An automatic map is called as its unit is.
    const heading = map.kind === 'automatic' ? `${title} · ${t('kind.automatic')}` : `${title} · ${names.unitName(map.unitId)}`;
    return sceneSvg(scene, arraysOf(scene, live.topic?.items ?? new Map(), symbols), size, paperPalette, { title: heading, foot, legend }, picture);
  };
  return (
    <div className="toolbar topology-toolbar">
      <Crumbs map={map} maps={maps} />
      <button type="button" className="button topology-choose" onClick={() => setDialog('maps')} aria-haspopup="dialog">
        <strong>{title}</strong> <span className="muted">{t(`kind.${map.kind}`)}</span> ▾
      </button>
      <NodeField className="topology-search" label={t('search')} nodes={document.nodes} nameOf={(node) => labelOf(node, names)} onFound={props.onFound} />
      <button type="button" className="button" aria-pressed={abnormalOnly} onClick={props.onAbnormalOnly} title="F">
        {t('abnormalOnly')}
      </button>
      <Counts live={live} />
      <Staleness live={live} />
      <div className="toolbar-end">
        <button type="button" className="button" onClick={props.onPath}>
          {t('path.title')}
        </button>
        <button type="button" className="button" aria-pressed={listOpen} onClick={props.onList} title="T">
          {t('list')}
        </button>
        {map.mayEdit ? (
          <>
            <button type="button" className="button" aria-pressed={editing} onClick={props.onEdit} title="E">
              {t('edit.title')}
            </button>
            <button type="button" className="button" onClick={() => setDialog('settings')}>
              {t('settings.title')}
            </button>
          </>
        ) : null}
        <details className="topology-more">
          <summary className="button">{t('output')}</summary>
          <div className="account-menu">
            <button type="button" className="button" onClick={() => printSvg(sheet(a3, scene.picture?.url ?? null))}>
              {t('print')}
            </button>
            <button type="button" className="button" onClick={() => send(readAsData(scene.picture?.url ?? null).then((picture) => saveSvg(sheet(naturalSize(scene), picture), `${title}.svg`)))}>
              {t('svg')}
            </button>
            <button type="button" className="button" onClick={() => send(download(linksCsvPath(map.id), `${title}.csv`))}>
              {t('csv')}
            </button>
          </div>
        </details>
      </div>
      {dialog === 'maps' ? <MapPicker map={map} maps={maps} onClose={() => setDialog(null)} reloadMaps={props.reloadMaps} /> : null}
      {dialog === 'settings' ? <MapSettings map={map} onClose={() => setDialog(null)} onChanged={props.onRenamed} reloadMaps={props.reloadMaps} /> : null}
    </div>
  );
}

/** The way by which one came, then the units above. */
function Crumbs({ map, maps }: { map: TopologyMapRow; maps: readonly TopologyMapRow[] }) {
  const { t, language } = useTexts('topology');
  const { units } = useWorkplace();
  const { query } = useLocation();
  const via = query.get('via');
  const steps = useMemo(() => {
    if (via !== null && via !== '') return via.split(',').flatMap((id) => maps.find((one) => one.id === id) ?? []);
    return units.pathTo(map.unitId).flatMap((unit) => maps.find((one) => one.kind === 'automatic' && one.unitId === unit.id && one.id !== map.id) ?? []);
  }, [via, maps, units, map]);
  if (steps.length === 0) return null;
  return (
    <nav aria-label={t('crumbs')} className="topology-crumbs">
      <ol>
        {steps.map((step, index) => (
          <li key={`${step.id}${index}`}>
            <Link to={`/topology/maps/${step.id}${index > 0 && via !== null ? `?via=${steps.slice(0, index).map((one) => one.id).join(',')}` : ''}`}>{mapName(step, language)}</Link>
          </li>
        ))}
      </ol>
      <button type="button" className="button button-quiet button-icon" aria-label={t('up')} title={t('up')} onClick={() => navigate(`/topology/maps/${steps[steps.length - 1]?.id ?? ''}`)}>
        ↑
      </button>
    </nav>
  );
}

/** What is not well, of nodes and of links: a number, a shape and a word each. */
function Counts({ live }: { live: MapLive }) {
  const { t, language } = useTexts('topology');
  if (live.now === null) return null;
  const [nodes, links] = [nodeCounts(live.now.nodes), linkCounts(live.now.links)];
  return (
    <dl className="topology-counts">
      {([['nodes', nodes], ['links', links]] as const).map(([name, counts]) => (
        <div key={name}>
          <dt>{t(`counts.${name}`)}</dt>
          <dd>
            {(['broken', 'abnormal', 'unknown'] as const).map((mark) => (
              <span key={mark} className={counts[mark] === 0 ? 'muted' : `topology-${mark}`} title={t(`mark.${mark}`)}>
                <b aria-hidden="true">{mark === 'broken' ? '✕' : mark === 'abnormal' ? '▲' : '—'}</b> {formatCount(counts[mark], language)}
                <span className="visually-hidden"> {t(`mark.${mark}`)}</span>
              </span>
            ))}
            <span className="muted">/ {formatCount(counts.broken + counts.abnormal + counts.unknown + counts.normal, language)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Staleness({ live }: { live: MapLive }) {
  const { t } = useTexts('topology');
  useServerNow();
  if (live.topic?.phase === 'denied') return <span className="severity-minor">{t('denied')}</span>;
  if (live.silentSince !== null) return <strong className="severity-minor">{t('stale', { counter: formatCounter((Date.now() - live.silentSince) / 1000) })}</strong>;
  return live.now === null ? <span className="muted">{t('waiting')}</span> : null;
}
