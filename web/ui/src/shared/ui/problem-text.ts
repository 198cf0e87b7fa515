import type { TFunction } from 'i18next';
import { ProblemError } from '../api/http';
import { refusedFields } from './refused-fields';

/** The one place where a refusal becomes words. */
export function problemText(error: unknown, t: TFunction): string {
  if (!(error instanceof ProblemError)) return String(error);
  const { problem, status } = error;
  if (status === 0) return problem.code === 'timeout' ? t('common:error.timeout') : t('common:error.unreachable');
  const fields = Object.values(refusedFields(problem)).flat();
  if (fields.length > 0) return fields.join(' ');
  // Before the status: one status has several reasons, and not every 409 means that somebody else was faster.
  const words = problem.code === undefined ? '' : t(`common:problem.${problem.code}`, { defaultValue: '' });
  if (words !== '') return words;
  if (status === 403) return t('common:error.forbidden');
  if (status === 404) return t('common:error.notFound');
  if (status === 409 || status === 412) return t('common:error.conflict');
  if (status === 429) return t('common:error.rateLimited');
  return problem.detail ?? problem.title;
}
