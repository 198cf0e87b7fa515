import { useState } from 'react';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { FaultVerdict, Id } from '@/shared/wire';
import { judge } from '../api/video';

/** What a person says of a fault of one round; to call it normal for this camera needs a reason. */
export function JudgeDialog({ roundId, fault, verdict, onClose, onJudged }: { roundId: Id; fault: string; verdict: FaultVerdict; onClose: () => void; onJudged: () => void }) {
  const { t, language } = useTexts('video');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={t(`verdict.${verdict}`)}
      submit={t('common:action.confirm')}
      disabled={verdict === 'acceptedAsNormal' && note.trim() === ''}
      onClose={onClose}
      onSubmit={() => judge(roundId, fault, verdict, note.trim() || null).then(onJudged)}
    >
      <p>{t(`verdict.effect.${verdict}`, { fault: codeName('alarmTypes', fault, language) })}</p>
      <label className="field">
        <span>{t('reason')}</span>
        <textarea className="input" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
    </FormDialog>
  );
}
