import { useEffect } from 'react';
import { guardLeaving } from '@/shared/router/router';

export function useLeaveGuard(dirty: boolean, question: string): void {
  useEffect(() => (dirty ? guardLeaving(() => window.confirm(question)) : undefined), [dirty, question]);
}
