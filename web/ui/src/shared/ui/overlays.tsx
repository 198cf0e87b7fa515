import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import { Icon } from './icon';

/** A panel at the right edge; the screen beside it stays alive and usable. */
export function Drawer({ title, onClose, children, footer }: { title: ReactNode; onClose: () => void; children: ReactNode; footer?: ReactNode }) {
  const { t } = useTexts('common');
  const heading = useId();
  return (
    <aside
      className="drawer"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="button button-quiet button-icon" onClick={onClose} aria-label={t('action.close')}>
          <Icon name="close" />
        </button>
      </header>
      <div className="drawer-body" tabIndex={0} role="region" aria-labelledby={heading}>
        {children}
      </div>
      {footer === undefined ? null : <footer>{footer}</footer>}
    </aside>
  );
}

export function Dialog({ title, wide, onClose, children, actions, onSubmit }: { title: string; wide?: boolean; onClose: () => void; children: ReactNode; actions?: ReactNode; onSubmit?: () => void }) {
  const { t } = useTexts('common');
  const heading = useId();
  const box = useRef<HTMLDialogElement>(null);
  // A layout effect: it ends before the element is removed, so that closing gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    // The browser would choose the close button, on which a space is a click.
    dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select), .dialog-actions [type="submit"]')?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={`dialog${wide ? ' dialog-wide' : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="button button-quiet button-icon" onClick={onClose} aria-label={t('action.close')}>
          <Icon name="close" />
        </button>
      </header>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <div className="dialog-body">{children}</div>
        {actions === undefined ? null : <div className="dialog-actions">{actions}</div>}
      </form>
    </dialog>
  );
}
