import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import '../alarms.css';
import { AlarmHistory } from './alarm-history';
import { HandoverScreen } from './handover-screen';
import { LiveAlarms } from './live-alarms';
import { NoiseScreen } from './noise-screen';
import { RulesScreen } from './rules-screen';
import { WindowsScreen } from './windows-screen';

addTexts('alarms', zh, en);

const tabs = ['live', 'history', 'handover', 'windows', 'rules', 'noise'] as const;

export function AlarmScreen() {
  const { t } = useTexts('alarms');
  const { query } = useLocation();
  const mayRead = usePermission('alarm.read');
  const tab = tabs.find((name) => name === query.get('tab')) ?? 'live';
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
        {tabs.map((name) => (
          <button key={name} type="button" role="tab" aria-selected={name === tab} onClick={() => changeQuery({ tab: name === 'live' ? null : name, alarm: null, phase: null, for: null })}>
            {t(name === 'noise' || name === 'handover' ? `${name}.title` : name === 'windows' ? 'window.title' : name)}
          </button>
        ))}
      </div>
      {tab === 'history' ? <AlarmHistory /> : tab === 'handover' ? <HandoverScreen /> : tab === 'windows' ? <WindowsScreen /> : tab === 'rules' ? <RulesScreen /> : tab === 'noise' ? <NoiseScreen /> : <LiveAlarms />}
    </div>
  );
}
