import { useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic } from '@/shared/live/hooks';
import { Dialog } from '@/shared/ui/overlays';
import type { AlarmCommandResult } from '@/shared/wire';
import { alarmTitle } from './alarm-text';

/** Names each alarm that was refused, and why. */
export function ResultDialog({ refused, onClose }: { refused: readonly AlarmCommandResult[]; onClose: () => void }) {
  const { t } = useTexts('alarms');
  const topic = useAlarmTopic();
  return (
    <Dialog title={t('results')} onClose={onClose} onSubmit={onClose} actions={<button type="submit" className="button button-primary">{t('common:action.close')}</button>}>
      <ul className="results">
        {refused.map((result) => {
          const alarm = topic?.items.get(result.alarmId);
          return (
            <li key={result.alarmId}>
              <span>{alarm === undefined ? result.alarmId : `${alarm.objectName} · ${alarmTitle(alarm)}`}</span>
              <strong>{t(`refusal.${result.refusal}`)}</strong>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
