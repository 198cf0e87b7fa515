import { useEffect, useMemo, useRef, useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { isTyping } from '@/shared/ui/typing';
import type { Camera } from '@/shared/wire';
import { cameraOrder } from '../model/cameras';
import { cellAt, layoutMatrix } from '../model/matrix-layout';
import { CameraList } from './camera-list';
import { MatrixPainter } from './matrix-painter';
import { Panel } from './panel';
import { useBoxSize } from './use-box-size';

export function CameraMatrix({ cameras, known, stale }: { cameras: readonly Camera[]; known: boolean; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<MatrixPainter | null>(null);
  const { width, height, remPx } = useBoxSize(box);
  const [list, setList] = useState(false);
  const [pointed, setPointed] = useState<Camera | null>(null);
  const sorted = useMemo(() => [...cameras].sort(cameraOrder), [cameras]);
  const abnormal = sorted.filter((camera) => camera.state === 'unreachable' || camera.state === 'fault' || camera.state === 'warning').length;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      setList((last) => !last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const order = sorted.map((camera) => camera.unitId).join();
  const layout = useMemo(() => layoutMatrix(order === '' ? [] : order.split(',').map(Number), width, height, remPx), [order, width, height, remPx]);
  const labels = layout.labels.map((label) => {
    const unit = units.byId.get(label.unitId);
    const members = sorted.filter((camera) => camera.unitId === label.unitId);
    return t('matrix.group', { unit: unit === undefined ? label.unitId : pickName(unit, language), online: members.filter((camera) => camera.state !== 'unreachable' && camera.state !== 'unknown').length, total: members.length });
  });
  const labelText = labels.join('\n');
  useEffect(() => {
    if (canvas.current === null) painter.current = null;
    else if (painter.current?.canvas !== canvas.current) painter.current = new MatrixPainter(canvas.current);
    painter.current?.paint(sorted, layout, labelText === '' ? [] : labelText.split('\n'), { width, height, remPx });
  }, [sorted, layout, labelText, width, height, remPx, list]);

  const at = (event: { nativeEvent: { offsetX: number; offsetY: number } }): Camera | null => sorted[cellAt(layout.cells, event.nativeEvent.offsetX, event.nativeEvent.offsetY)] ?? null;
  const hint = (
    <>
      {pointed === null ? t('matrix.hint', { total: sorted.length }) : `${pointed.name} · ${t(`common:state.${pointed.state}`)}`} {abnormal > 0 ? <b className="matrix-abnormal">{t('matrix.abnormal', { count: abnormal })}</b> : null}{' '}
      <button type="button" className="wall-switch" onClick={() => setList(!list)}>
        {list ? t('matrix.gridHint') : t('matrix.listHint')}
      </button>
    </>
  );
  return (
    <Panel permission="monitoring.read" area="matrix" title={t('matrix.title')} hint={hint} stale={stale}>
      <div className="wall-matrix" ref={box}>
        {known && sorted.length === 0 ? <p className="wall-empty">{t('matrix.empty')}</p> : null}
        {list ? (
          <CameraList cameras={sorted} />
        ) : (
          <canvas
            ref={canvas}
            role="img"
            aria-label={t('matrix.label', { total: sorted.length, abnormal })}
            onMouseMove={(event) => setPointed(at(event))}
            onMouseLeave={() => setPointed(null)}
            onClick={(event) => {
              const camera = at(event);
              if (camera !== null) navigate(`/objects/${camera.id}`);
            }}
          />
        )}
      </div>
    </Panel>
  );
}
