import { addTexts } from '@/shared/i18n/i18n';
import { matchPath } from '@/shared/router/match';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import '@/shared/ui/series-chart.css';
import '../stack.css';
import { ApplicationList } from './application-list';
import { StackPage } from './stack-page';

addTexts('stack', zh, en);

export default function StackScreen({ path }: { path: string }) {
  const id = matchPath('/stack/:id', path)?.['id'];
  return id === undefined ? <ApplicationList /> : <StackPage key={id} id={id} />;
}
