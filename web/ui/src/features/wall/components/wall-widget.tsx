import type { Alarm, Camera, UnitNode, UnitStatus, WallWidget } from '@/shared/wire';
import { CameraMatrix } from './camera-matrix';
import { ClockPanel } from './clock-panel';
import { HealthPanel } from './health-panel';
import { KpiPanel } from './kpi-panel';
import { ResponsePanel } from './response-panel';
import { RoomPanel } from './room-panel';
import { SeverityPanel } from './severity-panel';
import { SystemsPanel } from './systems-panel';
import { TextPanel } from './text-panel';
import { Ticker } from './ticker';
import { TopologyPanel } from './topology-panel';
import { TrendPanel } from './trend-panel';
import { TypesPanel } from './types-panel';
import { UnitsPanel } from './units-panel';
import { VideoPanel } from './video-panel';

/** What the widgets of a wall draw from. */
export interface WallFigures {
  unit: UnitNode;
  status: UnitStatus | undefined;
  statuses: ReadonlyMap<number, UnitStatus>;
  alarms: readonly Alarm[];
  alarmsKnown: boolean;
  cameras: readonly Camera[];
  camerasKnown: boolean;
  now: number;
  stale: number | null;
  staleFeed: number | null;
  disconnectedSeconds: number | null;
  onCauses: (unitId: number, system: string | null) => void;
}

export function WallWidgetView({ widget, figures }: { widget: Pick<WallWidget, 'kind'> & Partial<WallWidget>; figures: WallFigures }) {
  const { unit, status, statuses, alarms, alarmsKnown, cameras, camerasKnown, now, stale, staleFeed, disconnectedSeconds, onCauses } = figures;
  switch (widget.kind) {
    case 'health':
      return <HealthPanel status={status} cameras={cameras} stale={stale} onCauses={() => onCauses(unit.id, null)} />;
    case 'severity':
      return <SeverityPanel unitId={unit.id} status={status} stale={stale} />;
    case 'systems':
      return <SystemsPanel status={status} stale={stale} onCauses={(system) => onCauses(unit.id, system)} />;
    case 'units':
      return <UnitsPanel unit={unit} statuses={statuses} cameras={cameras} now={now} stale={stale} disconnectedSeconds={disconnectedSeconds} onCauses={onCauses} />;
    case 'cameras':
      return <CameraMatrix cameras={cameras} known={camerasKnown} stale={staleFeed} />;
    case 'video':
      return <VideoPanel cameras={cameras} known={camerasKnown} stale={staleFeed} />;
    case 'ticker':
      return <Ticker alarms={alarms} known={alarmsKnown} now={now} stale={staleFeed} />;
    case 'trend':
      return <TrendPanel unitId={unit.id} now={now} stale={staleFeed} />;
    case 'types':
      return <TypesPanel alarms={alarms} known={alarmsKnown} stale={staleFeed} />;
    case 'response':
      return <ResponsePanel alarms={alarms} known={alarmsKnown} now={now} stale={staleFeed} />;
    case 'room':
      return <RoomPanel unitId={unit.id} stale={staleFeed} />;
    case 'topology':
      return <TopologyPanel mapId={widget.mapId ?? null} stale={staleFeed} />;
    case 'kpi':
      return <KpiPanel unitId={unit.id} kpi={widget.kpi ?? 'alarms'} stale={staleFeed} />;
    case 'clock':
      return <ClockPanel now={now} />;
    case 'text':
      return <TextPanel text={widget.text ?? ''} />;
  }
}
