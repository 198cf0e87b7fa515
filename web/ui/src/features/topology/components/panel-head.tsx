import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { Icon } from '@/shared/ui/icon';

export function PanelHead({ title, onClose }: { title: ReactNode; onClose: () => void }) {
  const { t } = useTexts('common');
  return (
    <header className="topology-head">
      <h2>{title}</h2>
      <button type="button" className="button button-quiet button-icon" onClick={onClose} aria-label={t('action.close')}>
        <Icon name="close" />
      </button>
    </header>
  );
}
