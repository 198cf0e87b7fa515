import { useState } from 'react';
import { formatShortTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { objectStates } from '@/shared/model/object-state';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { StateLabel } from '@/shared/ui/severity-marker';
import type { Camera, Id } from '@/shared/wire';
import { BulkSettingsDialog } from './bulk-settings-dialog';

const rowsMax = 1000;
/** Each costs two requests, one after the other. */
const markedMax = 200;
const columns = ['state', 'camera', 'unit', 'faults', 'since', 'commissioning.label'] as const;

/** The twin of the cells, the worst first; here several cameras can be marked and set at once. */
export function CameraTable({ cameras }: { cameras: readonly Camera[] }) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const [marked, setMarked] = useState<ReadonlySet<Id>>(new Set());
  const [setting, setSetting] = useState<readonly Camera[] | null>(null);
  const rows = [...cameras].sort((a, b) => objectStates.indexOf(a.state) - objectStates.indexOf(b.state)).slice(0, rowsMax);
  const chosen = rows.filter((camera) => marked.has(camera.id));
  const all = rows.slice(0, markedMax);
  const toggle = (id: Id) => setMarked((last) => (last.has(id) ? new Set([...last].filter((other) => other !== id)) : last.size < markedMax ? new Set([...last, id]) : last));
  const heads = columns.map((column) => t(column));
  const markAll = (
    <input
      type="checkbox"
      className="checkbox"
      aria-label={t('markAll')}
      checked={chosen.length > 0 && chosen.length === all.length}
      onChange={(event) => setMarked(new Set(event.target.checked ? all.map((camera) => camera.id) : []))}
    />
  );
  return (
    <>
      {mayConfigure ? (
        <div className="toolbar video-bulk">
          <span className="muted">{t('marked', { count: chosen.length })}</span>
          <button type="button" className="button" disabled={chosen.length === 0} onClick={() => setSetting(chosen)}>
            {t('settings')}
          </button>
          {cameras.length > markedMax ? <span className="muted">{t('markedMax', { count: markedMax })}</span> : null}
        </div>
      ) : null}
      <ScrollTable label={t('table')} columns={mayConfigure ? [markAll, ...heads] : heads}>
        <tbody>
          {rows.map((camera) => (
            <tr key={camera.id}>
              {mayConfigure ? (
                <td>
                  <input type="checkbox" className="checkbox" aria-label={t('mark', { name: camera.name })} checked={marked.has(camera.id)} onChange={() => toggle(camera.id)} />
                </td>
              ) : null}
              <td>
                <StateLabel state={camera.state} />
              </td>
              <td>
                <Link to={`/video/cameras/${camera.id}`}>
                  {camera.isKey ? '★ ' : ''}
                  {camera.name} <span className="muted mono">{camera.code}</span>
                </Link>
              </td>
              <td>{units.nameOf(camera.unitId, language)}</td>
              <td>{camera.faults.map((code) => codeName('alarmTypes', code, language)).join(t('listSeparator'))}</td>
              <td className="nowrap">{formatShortTime(camera.since, live.serverNow())}</td>
              <td>{t(`commissioning.${camera.commissioning}`)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {setting === null ? null : (
        <BulkSettingsDialog
          cameras={setting}
          onClose={() => {
            setSetting(null);
            setMarked(new Set());
          }}
        />
      )}
    </>
  );
}
