import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import { Dialog } from './overlays';
import { problemText } from './problem-text';

interface Props {
  title: string;
  submit: string;
  danger?: boolean;
  wide?: boolean;
  disabled?: boolean;
  onClose: () => void;
  /** Rejects with a ProblemError when the server refuses; the dialog stays open and shows it. */
  onSubmit: () => Promise<unknown>;
  children: ReactNode;
}

/** A dialog whose command may be refused: it stays open, says why, and takes no second click while it waits. */
export function FormDialog({ title, submit, danger, wide, disabled, onClose, onSubmit, children }: Props) {
  const { t } = useTexts('common');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit();
    } catch (failure) {
      setError(problemText(failure, t));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      onSubmit={() => {
        if (!busy && !disabled) void run();
      }}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className={`button ${danger ? 'button-danger' : 'button-primary'}`} disabled={busy || disabled}>
            {submit}
          </button>
        </>
      }
    >
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {children}
    </Dialog>
  );
}
