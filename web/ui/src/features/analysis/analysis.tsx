import { addTexts } from '@/shared/i18n/i18n';
import './analysis.css';
import { AlarmAnalysis } from './components/alarm-analysis';
import en from './i18n/en.json';
import zh from './i18n/zh.json';

addTexts('analysis', zh, en);

export default function Analysis() {
  return <AlarmAnalysis />;
}
