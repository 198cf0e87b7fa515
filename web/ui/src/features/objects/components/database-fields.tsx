import { useTexts } from '@/shared/i18n/i18n';
import { databasePorts, engines, readSettings, writeSettings, type Engine } from '../model/database-settings';

interface Props {
  settings: string | null;
  port: number;
  onChange: (settings: string | null, port: number) => void;
}

/** Kind and name of a database: the two of its settings that nearly every database needs. The others stay in the JSON below. */
export function DatabaseFields({ settings, port, onChange }: Props) {
  const { t } = useTexts('objects');
  const read = readSettings(settings);
  const engine = read.engine ?? 'postgresql';
  return (
    <>
      <label className="field">
        <span>{t('form.engine')}</span>
        <select
          className="input"
          value={engine}
          onChange={(event) => {
            const next = event.target.value as Engine;
            onChange(writeSettings({ ...read, engine: next }), port === databasePorts[engine] ? databasePorts[next] : port);
          }}
        >
          {engines.map((one) => (
            <option key={one} value={one}>
              {t(`engine.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('form.database')}</span>
        <input className="input mono" value={read.database ?? ''} onChange={(event) => onChange(writeSettings({ ...read, database: event.target.value || undefined }), port)} />
      </label>
    </>
  );
}
