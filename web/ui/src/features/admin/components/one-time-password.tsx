import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { Dialog } from '@/shared/ui/overlays';

/** Shown once and held nowhere: closing the dialog is the end of it on this side. */
export function OneTimePassword({ account, password, onClose }: { account: string; password: string; onClose: () => void }) {
  const { t } = useTexts('admin');
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={t('accounts.oneTime')} onClose={onClose} onSubmit={onClose} actions={<button type="submit" className="button button-primary">{t('common:action.close')}</button>}>
      <p>{t('accounts.oneTimeHint', { account })}</p>
      <p className="one-time">
        <output className="mono">{password}</output>
        <button type="button" className="button" onClick={() => void navigator.clipboard?.writeText(password).then(() => setCopied(true), () => undefined)}>
          {copied ? t('copied') : t('copy')}
        </button>
      </p>
    </Dialog>
  );
}
