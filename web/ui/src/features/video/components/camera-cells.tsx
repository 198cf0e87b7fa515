import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { StateMarker } from '@/shared/ui/severity-marker';
import type { Camera } from '@/shared/wire';
import { byUnit, moveInGrid } from '../model/matrix';

const isBad = (camera: Camera) => camera.state === 'fault' || camera.state === 'unreachable' || camera.state === 'warning';

/** One cell a camera, by prison: a camera keeps its place whatever its state. */
export function CameraCells({ cameras }: { cameras: readonly Camera[] }) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const box = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const at = Math.max(0, cameras.findIndex((camera) => camera.id === cursor));
  const groups = useMemo(() => byUnit(cameras), [cameras]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cells = [...(box.current?.querySelectorAll<HTMLElement>('.video-cell') ?? [])];
    const top = cells[0]?.offsetTop;
    const columns = Math.max(1, cells.findIndex((cell) => cell.offsetTop !== top));
    const next = moveInGrid(event.key, at, cells.length, columns);
    if (next === null) return;
    event.preventDefault();
    setCursor(cameras[next]?.id ?? null);
    cells[next]?.focus();
  };
  const why = (camera: Camera) =>
    camera.faults.map((code) => codeName('alarmTypes', code, language)).join(t('listSeparator')) || (camera.reason === null ? '' : codeName('reasons', codeName('alarmTypes', camera.reason, language), language));
  return (
    <div className="video-cells" role="toolbar" tabIndex={-1} aria-label={t('screen.matrix')} ref={box} onKeyDown={press}>
      {[...groups].map(([unitId, members]) => (
        <section key={unitId}>
          <h2>
            {units.nameOf(unitId, language)} <small className="muted">{t('group', { total: members.length, bad: members.filter(isBad).length })}</small>
          </h2>
          <div className="video-grid">
            {members.map((camera) => (
              <button
                key={camera.id}
                type="button"
                className={`video-cell video-${camera.state}`}
                tabIndex={camera === cameras[at] ? 0 : -1}
                title={[camera.name, camera.code, t(`common:state.${camera.state}`), why(camera)].filter(Boolean).join(' · ')}
                onFocus={() => setCursor(camera.id)}
                onClick={() => navigate(`/video/cameras/${camera.id}`)}
              >
                <StateMarker state={camera.state} />
                <span>
                  {camera.isKey ? '★ ' : ''}
                  {camera.name}
                </span>
                <small>{camera.commissioning === 'accepted' ? why(camera) || t(`common:state.${camera.state}`) : `${t(`commissioning.${camera.commissioning}`)} ${why(camera)}`}</small>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
