import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { Dialog } from '@/shared/ui/overlays';
import { problemText } from '@/shared/ui/problem-notice';
import type { ObjectRow } from '@/shared/wire';
import { deleteObject } from '../api/objects';

export function DeleteDialog({ object, onClose, onDeleted }: { object: ObjectRow; onClose: () => void; onDeleted: () => void }) {
  const { t } = useTexts('objects');
  const [error, setError] = useState<string | null>(null);
  return (
    <Dialog
      title={t('deleteTitle')}
      onClose={onClose}
      onSubmit={() => {
        deleteObject(object.id, object.revision).then(onDeleted, (failure: unknown) => setError(problemText(failure, t)));
      }}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('common:action.cancel')}
          </button>
          <button type="submit" className="button button-danger">
            {t('delete')}
          </button>
        </>
      }
    >
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <p>{t('deleteText', { name: object.name, code: object.code })}</p>
    </Dialog>
  );
}
