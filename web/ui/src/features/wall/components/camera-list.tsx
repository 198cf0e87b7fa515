import { useMemo, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { formatShortTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { objectStates } from '@/shared/model/object-state';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { StateLabel } from '@/shared/ui/severity-marker';
import type { Camera } from '@/shared/wire';
import { useBoxSize } from './use-box-size';

const rowRem = 2.1;

/** The same cameras as the matrix, as a table that can be read aloud; abnormal ones first. */
export function CameraList({ cameras }: { cameras: readonly Camera[] }) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const box = useRef<HTMLDivElement>(null);
  const { remPx } = useBoxSize(box);
  const rows = useMemo(() => [...cameras].sort((a, b) => objectStates.indexOf(a.state) - objectStates.indexOf(b.state)), [cameras]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowRem * remPx, overscan: 6 });
  return (
    <div className="camera-list" ref={box} role="table" aria-label={t('matrix.title')} aria-rowcount={rows.length} tabIndex={0}>
      <div role="rowgroup" className="camera-list-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const camera = rows[item.index];
          if (camera === undefined) return null;
          const unit = units.byId.get(camera.unitId);
          return (
            <div role="row" aria-rowindex={item.index + 1} key={camera.id} className="camera-list-row" style={{ transform: `translateY(${item.start}px)`, height: item.size }}>
              <span role="cell">
                <StateLabel state={camera.state} />
              </span>
              <span role="cell">
                <Link to={`/objects/${camera.id}`}>{camera.name}</Link>
              </span>
              <span role="cell">{unit === undefined ? '' : pickName(unit, language)}</span>
              <span role="cell">{camera.reason === null ? '' : codeName('alarmTypes', camera.reason, language)}</span>
              <span role="cell">{formatShortTime(camera.since, live.serverNow())}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
