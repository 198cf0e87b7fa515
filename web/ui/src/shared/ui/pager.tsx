import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/i18n';

interface Props {
  /** Where each page that was read so far begins; the last is shown. */
  trail: readonly (string | null)[];
  /** Where the page after it begins; null or absent on the last one. */
  next: string | null | undefined;
  onGo: (trail: readonly (string | null)[]) => void;
  /** Stands before the buttons, for example how many there are. */
  children?: ReactNode;
  /** Stands between them. */
  place?: ReactNode;
}

/** Steps through a list that is read page by page, each from where the one before it ended. */
export function Pager({ trail, next, onGo, children, place }: Props) {
  const { t } = useTexts('common');
  return (
    <div className="pager">
      {children}
      <button type="button" className="button" disabled={trail.length === 1} onClick={() => onGo(trail.slice(0, -1))}>
        {t('action.previous')}
      </button>
      {place}
      <button type="button" className="button" disabled={!next} onClick={() => onGo([...trail, next ?? null])}>
        {t('action.next')}
      </button>
    </div>
  );
}
