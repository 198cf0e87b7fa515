import { useEffect, useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { listAlarms } from '../api/alarms';

export function LastAlarm() {
  const { t } = useTexts('alarms');
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    listAlarms({ open: false, size: 1 }, abort.signal)
      .then((page) => setLast(page.rows[0]?.openedAt ?? null))
      .catch(() => undefined);
    return () => abort.abort();
  }, []);
  return last === null ? null : <span>{t('emptyGoodLast', { time: formatDateTime(last) })}</span>;
}
