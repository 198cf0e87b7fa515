import { useState } from 'react';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { problemText } from '@/shared/ui/problem-notice';
import { createObject, readCredentials } from '../api/administration';
import { checkImport, type ImportCheck } from '../model/object-import';

interface Outcome {
  done: boolean;
  text: string;
}

const example = '5101,network.switch,SW-101,"A 监区接入交换机 01",snmp,encrypted,10.51.1.11,161,,core,,60,';

/** Checks a paste line by line here, then creates the good lines one by one: each line has its own answer, and a bad one stops none. */
export function ImportScreen() {
  const { t } = useTexts('admin');
  const { units } = useWorkplace();
  const mayList = usePermission('object.write');
  const classes = useQuery('classes', readClasses);
  const credentials = useQuery(mayList ? 'credentials' : null, readCredentials);
  const [text, setText] = useState('');
  const [check, setCheck] = useState<ImportCheck | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const good = check?.lines.filter((line) => line.draft !== null) ?? [];
  const ready = classes.data !== undefined && (!mayList || credentials.data !== undefined || credentials.error !== null);

  const inspect = () => {
    setOutcomes(new Map());
    setCheck(checkImport(text, { units: units.nodes, classes: classes.data ?? [], credentials: credentials.data ?? [] }));
  };
  const run = async () => {
    setRunning(true);
    for (const line of good) {
      if (line.draft === null || outcomes.get(line.line)?.done) continue;
      let outcome: Outcome;
      try {
        await createObject(line.draft);
        outcome = { done: true, text: t('import.done') };
      } catch (error) {
        outcome = { done: false, text: problemText(error, t) };
      }
      setOutcomes((last) => new Map(last).set(line.line, outcome));
    }
    setRunning(false);
  };
  const finished = [...outcomes.values()];
  const doneCount = finished.filter((outcome) => outcome.done).length;

  return (
    <>
      <p className="admin-hint">{t('import.hint')}</p>
      <p className="muted">{t('import.columns')}</p>
      <label className="field">
        <span>{t('import.paste')}</span>
        <textarea
          className="input mono"
          rows={10}
          value={text}
          placeholder={t('import.template')}
          onChange={(event) => {
            setText(event.target.value);
            setCheck(null);
          }}
        />
      </label>
      <div className="admin-toolbar">
        <label className="button">
          {t('import.file')}
          <input
            className="visually-hidden"
            type="file"
            accept=".csv,.txt,text/csv"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void file.text().then((content) => { setText(content); setCheck(null); });
              event.target.value = '';
            }}
          />
        </label>
        <button type="button" className="button button-quiet" onClick={() => { setText(`${t('import.template')}\n${example}`); setCheck(null); }}>
          {t('import.example')}
        </button>
        <button type="button" className="button" disabled={text.trim() === '' || !ready || running} onClick={inspect}>
          {t('import.check')}
        </button>
        <button type="button" className="button button-primary" disabled={good.length === 0 || running || doneCount === good.length} onClick={() => void run()}>
          {running ? t('import.running', { done: finished.length, total: good.length }) : t('import.run', { count: good.length })}
        </button>
      </div>
      {check === null ? null : (
        <div role="status">
          {check.missingColumns.map((column) => (
            <p key={column} className="field-error">
              {t('import.error.column', { column })}
            </p>
          ))}
          {check.missingColumns.length === 0 && check.lines.length === 0 ? <p className="field-error">{t('import.error.empty')}</p> : null}
          {check.lines.length === 0 ? null : (
            <p>
              {finished.length === 0
                ? t('import.summary', { good: good.length, bad: check.lines.length - good.length })
                : t('import.finished', { done: doneCount, failed: check.lines.length - doneCount })}
            </p>
          )}
        </div>
      )}
      {check === null || check.lines.length === 0 ? null : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('screen.import')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('import.line')}</th>
                <th scope="col">{t('units.code')}</th>
                <th scope="col">{t('credentials.name')}</th>
                <th scope="col">{t('import.result')}</th>
              </tr>
            </thead>
            <tbody>
              {check.lines.map((line) => {
                const outcome = outcomes.get(line.line);
                return (
                  <tr key={line.line}>
                    <td className="number">{line.line}</td>
                    <td className="mono">{line.code}</td>
                    <td>{line.name}</td>
                    <td>
                      {line.faults.map((fault) => (
                        <p key={`${fault.code}${fault.values['column'] ?? ''}`} className="field-error">
                          {t(`import.error.${fault.code}`, fault.values)}
                        </p>
                      ))}
                      {line.draft === null ? null : outcome === undefined ? t('import.ok') : <span className={outcome.done ? 'severity-cleared' : 'field-error'}>{outcome.text}</span>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
