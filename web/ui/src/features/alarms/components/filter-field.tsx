import { useEffect, useState } from 'react';
import { ProblemError } from '@/shared/api/http';
import { useTexts } from '@/shared/i18n/i18n';
import { problemText } from '@/shared/ui/problem-text';
import type { FilterField as Field } from '@/shared/wire';
import { checkFilter } from '../api/rules';
import { markedParts } from '../model/rule';

const checkAfterMs = 400;

interface Wrong {
  text: string;
  at: number | null;
  length: number;
}

/** An expression that is checked while it is written: what is wrong is marked at its place, with what is allowed there. */
export function FilterField({ value, fields, onChange }: { value: string; fields: readonly Field[]; onChange: (value: string) => void }) {
  const { t } = useTexts('alarms');
  const [wrong, setWrong] = useState<Wrong | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (value.trim() === '') return setWrong(null);
      return void checkFilter(value).then(
        () => current && setWrong(null),
        (error: unknown) => {
          if (!current) return;
          const refusal = error instanceof ProblemError ? error.problem.refusals?.['filter']?.[0] : undefined;
          setWrong({ text: problemText(error, t), at: refusal === undefined ? null : Number(refusal.values['at']), length: Number(refusal?.values['length'] ?? 1) });
        },
      );
    }, checkAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, t]);
  const marked = wrong === null || wrong.at === null ? null : markedParts(value, wrong.at, wrong.length);
  return (
    <div className="field filter-field">
      <label htmlFor="rule-filter">{t('rule.filter')}</label>
      <textarea id="rule-filter" className="input mono" rows={3} required maxLength={2000} spellCheck={false} value={value} aria-invalid={wrong !== null} aria-describedby="rule-filter-state" onChange={(event) => onChange(event.target.value)} />
      <div id="rule-filter-state" aria-live="polite">
        {wrong === null ? (
          <span className="muted">{t('rule.filterHint')}</span>
        ) : (
          <>
            {marked === null ? null : (
              <code className="filter-marked">
                {marked[0]}
                <mark>{marked[1] === '' ? '▲' : marked[1]}</mark>
                {marked[2]}
              </code>
            )}
            <span className="field-error">{wrong.text}</span>
          </>
        )}
      </div>
      <details>
        <summary>{t('rule.fields')}</summary>
        <dl className="filter-fields">
          {fields.map((field) => (
            <div key={field.name}>
              <dt className="mono">
                {field.name} <span className="muted">{field.other.join(' ')}</span>
              </dt>
              <dd className="mono">
                {field.operators.join(' ')} <span className="muted">{field.words.length > 0 ? field.words.join(', ') : t(`rule.kinds.${field.kind}`)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
