import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { ObjectRow } from '@/shared/wire';
import { deleteObject } from '../api/objects';

export function DeleteDialog({ object, onClose, onDeleted }: { object: ObjectRow; onClose: () => void; onDeleted: () => void }) {
  const { t } = useTexts('objects');
  return (
    <FormDialog title={t('deleteTitle')} submit={t('delete')} danger onClose={onClose} onSubmit={() => deleteObject(object.id, object.revision).then(onDeleted)}>
      <p>{t('deleteText', { name: object.name, code: object.code })}</p>
    </FormDialog>
  );
}
