import { useQuery } from '@/shared/api/use-query';
import { formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { listRoom } from '../api';
import { Panel } from './panel';

const shown = 12;
const refreshMs = 30_000;

/** The machine room, worst first. */
export function RoomPanel({ unitId, stale }: { unitId: number; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const room = useQuery(`room/${unitId}`, (signal) => listRoom(unitId, shown, signal), refreshMs);
  const failedSince = room.error !== null && room.loadedAt !== null ? (Date.now() - room.loadedAt) / 1000 : null;
  return (
    <Panel permission="object.read" area="room" title={t('room.title')} hint={room.data === undefined ? '' : t('room.hint', { count: room.data.total })} stale={stale ?? failedSince}>
      {room.data?.rows.length === 0 ? <p className="wall-empty">{t('room.empty')}</p> : null}
      <ul className="wall-room">
        {(room.data?.rows ?? []).map((object) => (
          <li key={object.id}>
            <Link to={`/objects/${object.id}`}>
              <span>{object.name}</span>
              <em className={`state-${object.state}`}>{object.reason === null ? t(`common:state.${object.state}`) : codeName('alarmTypes', object.reason, language)}</em>
              <small>{formatDuration(secondsSince(object.since, Date.now()))}</small>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
