import { get } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic, useCameraTopic } from '@/shared/live/hooks';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import type { HealthCause, ObjectDetail } from '@/shared/wire';

/** A cause carries only ids; the name comes from what the page already holds, else from the object itself. */
export function CauseName({ cause }: { cause: HealthCause }) {
  const { language } = useTexts('wall');
  const cameras = useCameraTopic();
  const alarms = useAlarmTopic();
  const mayRead = usePermission('object.read');
  const held = cameras?.items.get(cause.objectId)?.name ?? [...(alarms?.items.values() ?? [])].find((alarm) => alarm.objectId === cause.objectId)?.objectName;
  const read = useQuery(held === undefined && mayRead && cameras !== null ? `object/${cause.objectId}` : null, (signal) => get<ObjectDetail>(`/api/objects/${cause.objectId}`, signal));
  const name = held ?? read.data?.object.name ?? cause.classCode;
  const reason = cause.reason === null || cause.reason === '' ? null : codeName('alarmTypes', cause.reason, language);
  return (
    <>
      <Link to={`/objects/${cause.objectId}`}>{name}</Link>
      {reason === null ? null : <span className="cause-reason">{codeName('reasons', reason, language)}</span>}
    </>
  );
}
