import { useTexts } from '../i18n/i18n';
import { problemText } from './problem-text';
import { showToast } from './toasts';

/** Waits for a command that has no dialog and says what became of it; `afterwards` runs only when it was done. */
export function useCommand(afterwards?: () => void): (work: Promise<unknown>, done?: string) => void {
  const { t } = useTexts('common');
  return (work, done) => {
    work.then(
      () => {
        if (done !== undefined) showToast(done, { seconds: 4 });
        afterwards?.();
      },
      (error: unknown) => showToast(problemText(error, t), { error: true }),
    );
  };
}
