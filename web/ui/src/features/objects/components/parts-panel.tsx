import { codeName, stateWord, useTexts } from '@/shared/i18n/i18n';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { PartState, StateGrade } from '@/shared/wire';
import { Section } from './section';

const levels = { fault: 'major', warning: 'minor', unknown: 'indeterminate', normal: 'cleared', absent: 'indeterminate' } as const;

function isBad(grade: StateGrade): boolean {
  return grade === 'fault' || grade === 'warning';
}

/** The states of a device's parts with their grades, the worst first. */
export function PartsPanel({ states }: { states: readonly PartState[] }) {
  const { t, language } = useTexts('objects');
  if (states.length === 0) return null;
  const bad = states.filter((state) => isBad(state.grade)).length;
  return (
    <Section title={t('parts.title')} hint={bad > 0 ? t('parts.bad', { count: bad, total: states.length }) : t('parts.good', { total: states.length })}>
      <ul className="part-list" tabIndex={0} aria-label={t('parts.title')}>
        {states.map((state) => (
          <li key={`${state.quantity}/${state.instance}`} className={isBad(state.grade) ? undefined : 'part-quiet'}>
            <span className={`marker-label ${state.grade === 'normal' || state.grade === 'absent' ? 'muted' : `severity-${levels[state.grade]}`}`}>
              {state.grade === 'absent' ? <span className="marker" aria-hidden="true" /> : <SeverityMarker level={levels[state.grade]} />}
              {t(`parts.grade.${state.grade}`)}
            </span>
            <span className="part-name">
              {state.instance === '' ? codeName('quantities', state.quantity, language) : state.instance}
              {isBad(state.grade) && state.alarm !== null ? <small className="muted"> {codeName('alarmTypes', state.alarm, language)}</small> : null}
            </span>
            <span className="part-word" title={state.word}>
              {stateWord(state.word, language)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
