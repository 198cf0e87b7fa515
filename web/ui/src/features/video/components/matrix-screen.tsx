import { useEffect, useMemo, useState } from 'react';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useCameraTopic, useTopicVersion } from '@/shared/live/hooks';
import { objectStates } from '@/shared/model/object-state';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, navigate, useLocation } from '@/shared/router/router';
import { Skeleton } from '@/shared/ui/problem-notice';
import { isTyping } from '@/shared/ui/typing';
import type { Commissioning, ObjectState } from '@/shared/wire';
import { countFaults, faultCodes, shownCameras, type MatrixFilter } from '../model/matrix';
import { CameraCells } from './camera-cells';
import { CameraTable } from './camera-table';

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
            <button key={code} type="button" className={(counts.get(code) ?? 0) > 0 ? 'button' : 'button video-none'} aria-pressed={filter.fault === code} onClick={() => changeQuery({ fault: filter.fault === code ? null : code })}>
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
      {table ? <CameraTable cameras={cameras} /> : <CameraCells cameras={cameras} />}
    </>
  );
}
