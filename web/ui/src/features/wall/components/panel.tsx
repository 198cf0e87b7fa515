import { useId, type ReactNode } from 'react';
import { formatCounter } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';

interface Props {
  area: string;
  title: ReactNode;
  hint?: ReactNode;
  stale: number | null;
  /** Without it the panel says so instead of looking empty. */
  permission?: string;
  children: ReactNode;
}

/** A panel that says when its figures are no longer live. */
export function Panel({ area, title, hint, stale, permission, children }: Props) {
  const { t } = useTexts('wall');
  const { session } = useWorkplace();
  const allowed = permission === undefined || session.permissions.includes(permission);
  const heading = useId();
  return (
    <section className={`wall-panel wall-area-${area}${stale === null ? '' : ' wall-stale'}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <span>{title}</span>
        {stale === null ? <small>{hint}</small> : <small className="wall-stale-label">{t('common:stale', { counter: formatCounter(stale) })}</small>}
      </h2>
      <div className="wall-panel-body">{allowed ? children : <p className="wall-empty">{t('noPermission', { permission })}</p>}</div>
    </section>
  );
}
