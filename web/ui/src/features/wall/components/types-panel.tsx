import { formatCount } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { Alarm } from '@/shared/wire';
import { countTypes } from '../model/response';
import { BarRow } from './level-bar';
import { Panel } from './panel';

const typesShown = 6;

export function TypesPanel({ alarms, known, stale }: { alarms: readonly Alarm[]; known: boolean; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const types = countTypes(alarms, typesShown);
  const most = Math.max(1, ...types.map((type) => type.count));
  return (
    <Panel permission="alarm.read" area="types" title={t('types.title')} hint={t('types.hint')} stale={stale}>
      {known && types.length === 0 ? <p className="wall-empty">{t('types.empty')}</p> : null}
      {types.map((type) => (
        <BarRow
          key={type.type}
          label={
            <>
              <SeverityMarker level={type.worst} /> {codeName('alarmTypes', type.type, language)}
            </>
          }
          share={(type.count / most) * 100}
          tone={type.worst}
          value={formatCount(type.count, language)}
        />
      ))}
    </Panel>
  );
}
