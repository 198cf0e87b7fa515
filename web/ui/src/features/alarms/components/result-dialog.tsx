import { useTexts } from '@/shared/i18n/i18n';
import { Dialog } from '@/shared/ui/overlays';
import type { Alarm, AlarmCommandResult, Id } from '@/shared/wire';
import { alarmTitle } from './alarm-text';

/** Names each alarm that was refused, and why. */
export function ResultDialog({ refused, alarms, onClose }: { refused: readonly AlarmCommandResult[]; alarms: ReadonlyMap<Id, Alarm | undefined>; onClose: () => void }) {
  const { t } = useTexts('alarms');
  return (
    <Dialog title={t('results')} onClose={onClose} onSubmit={onClose} actions={<button type="submit" className="button button-primary">{t('common:action.close')}</button>}>
      <ul className="results">
        {refused.map((result) => {
          const alarm = alarms.get(result.alarmId);
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
