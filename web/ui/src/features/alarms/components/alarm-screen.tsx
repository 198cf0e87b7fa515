import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import '../alarms.css';
import { AlarmHistory } from './alarm-history';
import { LiveAlarms } from './live-alarms';

addTexts('alarms', zh, en);

export function AlarmScreen() {
  const { t } = useTexts('alarms');
  const { query } = useLocation();
  const mayRead = usePermission('alarm.read');
  const history = query.get('tab') === 'history';
  if (!mayRead) {
    return (
      <div className="empty" role="alert">
        {t('common:error.forbidden')}
      </div>
    );
  }
  return (
    <div className="alarms">
      <h1 className="visually-hidden">{t('title')}</h1>
      <div className="alarms-tabs" role="tablist" aria-label={t('title')}>
        <button type="button" role="tab" aria-selected={!history} onClick={() => changeQuery({ tab: null, alarm: null })}>
          {t('live')}
        </button>
        <button type="button" role="tab" aria-selected={history} onClick={() => changeQuery({ tab: 'history', alarm: null })}>
          {t('history')}
        </button>
      </div>
      {history ? <AlarmHistory /> : <LiveAlarms />}
    </div>
  );
}
