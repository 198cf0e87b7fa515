import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { fieldText, readWindow, type ChartWindow } from '../model/window';

/** From when to when, chosen freely; it begins with what is shown, and does not follow it, or nobody could type. */
export function WindowFields({ shown, nowMs, onChoose }: { shown: ChartWindow; nowMs: number; onChoose: (window: ChartWindow) => void }) {
  const { t } = useTexts('objects');
  const [from, setFrom] = useState(fieldText(shown.fromMs));
  const [to, setTo] = useState(fieldText(shown.toMs));
  const read = readWindow(from, to, nowMs);
  return (
    <form
      className="window-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof read !== 'string') onChoose(read);
      }}
    >
      <label>
        {t('window.from')} <input className="input" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t('window.to')} <input className="input" type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={typeof read === 'string'}>
        {t('window.show')}
      </button>
      {typeof read === 'string' ? <span className="muted">{t(`window.fault.${read}`)}</span> : null}
    </form>
  );
}
