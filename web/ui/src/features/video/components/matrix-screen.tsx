import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatShortTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { useCameraTopic, useTopicVersion } from '@/shared/live/hooks';
import { objectStates } from '@/shared/model/object-state';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, navigate, useLocation } from '@/shared/router/router';
import { Skeleton } from '@/shared/ui/problem-notice';
import { StateLabel, StateMarker } from '@/shared/ui/severity-marker';
import { isTyping } from '@/shared/ui/typing';
import type { Camera, Commissioning, ObjectState } from '@/shared/wire';
import { byUnit, countFaults, faultCodes, moveInGrid, shownCameras, type MatrixFilter } from '../model/matrix';

const redrawMs = 250;
const commissioningStates: readonly Commissioning[] = ['pending', 'accepted', 'expectedFault'];

/** All cameras in scope; the address holds the filter, so that it can be sent to a colleague. */
export function MatrixScreen() {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const { query } = useLocation();
  const topic = useCameraTopic();
  const version = useTopicVersion(topic, redrawMs);
  const [table, setTable] = useState(false);
  const unit = query.get('unit');
  const address = query.toString();
  const filter = useMemo<MatrixFilter>(() => {
    const read = new URLSearchParams(address);
    return {
      fault: read.get('fault'), state: read.get('state') as ObjectState | null, units: read.get('unit') === null ? null : units.within(Number(read.get('unit'))), keyOnly: read.get('key') === 'true',
      commissioning: read.get('commissioning') as Commissioning | null,
    };
  }, [address, units]);
  const known = useMemo(() => (topic === null || version < 0 ? [] : [...topic.items.values()]), [topic, version]);
  const cameras = useMemo(() => shownCameras(known, filter), [known, filter]);
  const counts = useMemo(() => countFaults(shownCameras(known, { ...filter, fault: null })), [known, filter]);

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      setTable((last) => !last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const select = (name: string, label: string, value: string | null, options: readonly (readonly [string, string])[]) => (
    <label className="toolbar-date">
      {label}
      <select className="input" value={value ?? ''} onChange={(event) => changeQuery({ [name]: event.target.value || null })}>
        <option value="">{t('all')}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <h1 className="visually-hidden">{t('screen.matrix')}</h1>
      <div className="toolbar">
        {select('unit', t('unit'), unit, units.flat().filter(({ node }) => node.inScope).map(({ node, depth }) => [String(node.id), '　'.repeat(depth) + pickName(node, language)]))}
        {select('state', t('state'), filter.state, objectStates.map((state) => [state, t(`common:state.${state}`)]))}
        {select('commissioning', t('commissioning.label'), filter.commissioning, commissioningStates.map((state) => [state, t(`commissioning.${state}`)]))}
        <label className="toolbar-date">
          <input type="checkbox" className="checkbox" checked={filter.keyOnly} onChange={(event) => changeQuery({ key: event.target.checked ? 'true' : null })} />
          {t('keyOnly')}
        </label>
        <span className="toolbar-end">
          <span className="muted">{t('shown', { count: cameras.length })}</span>
          <button type="button" className="button" aria-pressed={table} onClick={() => setTable(!table)}>
            {t('table')} <kbd>T</kbd>
          </button>
        </span>
        <div className="video-classes" role="group" aria-label={t('faults')}>
          {faultCodes.map((code) => (
            <button key={code} type="button" className="button" aria-pressed={filter.fault === code} onClick={() => changeQuery({ fault: filter.fault === code ? null : code })}>
              {codeName('alarmTypes', code, language)} <b className={(counts.get(code) ?? 0) > 0 ? 'severity-major' : 'muted'}>{counts.get(code) ?? 0}</b>
            </button>
          ))}
        </div>
      </div>
      {topic === null || topic.phase === 'waiting' ? <Skeleton rows={10} /> : null}
      {topic?.phase === 'live' && cameras.length === 0 ? (
        <div className="empty">
          <strong>{t('empty')}</strong>
          {address === '' ? null : (
            <button type="button" className="button" onClick={() => navigate('/video')}>
              {t('common:action.clearFilter')}
            </button>
          )}
        </div>
      ) : null}
      {table ? <CameraTable cameras={cameras} /> : <Cells cameras={cameras} />}
    </>
  );
}

function Cells({ cameras }: { cameras: readonly Camera[] }) {
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
  return (
    <div className="video-cells" role="toolbar" tabIndex={-1} aria-label={t('screen.matrix')} ref={box} onKeyDown={press}>
      {[...groups].map(([unitId, members]) => {
        const unit = units.byId.get(unitId);
        const bad = members.filter((camera) => camera.state === 'fault' || camera.state === 'unreachable' || camera.state === 'warning').length;
        return (
          <section key={unitId}>
            <h2>
              {unit === undefined ? unitId : pickName(unit, language)} <small className="muted">{t('group', { total: members.length, bad })}</small>
            </h2>
            <div className="video-grid">
              {members.map((camera) => {
                const faults = camera.faults.map((code) => codeName('alarmTypes', code, language)).join('、');
                const why = faults || (camera.reason === null ? '' : codeName('reasons', codeName('alarmTypes', camera.reason, language), language));
                return (
                  <button
                    key={camera.id}
                    type="button"
                    className={`video-cell video-${camera.state}`}
                    tabIndex={camera === cameras[at] ? 0 : -1}
                    title={`${camera.code} · ${t(`common:state.${camera.state}`)}${why === '' ? '' : ` · ${why}`}`}
                    onFocus={() => setCursor(camera.id)}
                    onClick={() => navigate(`/video/cameras/${camera.id}`)}
                  >
                    <StateMarker state={camera.state} />
                    <span>
                      {camera.isKey ? '★ ' : ''}
                      {camera.name}
                    </span>
                    <small>{camera.commissioning === 'accepted' ? why || t(`common:state.${camera.state}`) : `${t(`commissioning.${camera.commissioning}`)} ${why}`}</small>
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

const tableRowsMax = 1000;

function CameraTable({ cameras }: { cameras: readonly Camera[] }) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const rows = [...cameras].sort((a, b) => objectStates.indexOf(a.state) - objectStates.indexOf(b.state)).slice(0, tableRowsMax);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('table')}>
      <table className="table">
        <thead>
          <tr>
            {(['state', 'camera', 'unit', 'faults', 'since'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((camera) => {
            const unit = units.byId.get(camera.unitId);
            return (
              <tr key={camera.id}>
                <td>
                  <StateLabel state={camera.state} />
                </td>
                <td>
                  <Link to={`/video/cameras/${camera.id}`}>{camera.name}</Link> <span className="muted mono">{camera.code}</span>
                </td>
                <td>{unit === undefined ? camera.unitId : pickName(unit, language)}</td>
                <td>{camera.faults.map((code) => codeName('alarmTypes', code, language)).join('、')}</td>
                <td className="nowrap">{formatShortTime(camera.since, live.serverNow())}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
