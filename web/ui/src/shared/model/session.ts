import { createContext, useContext } from 'react';
import type { Module, Session } from '../wire';
import type { UnitTree } from './units';

export interface Workplace {
  session: Session;
  modules: readonly Module[];
  units: UnitTree;
  reloadUnits: () => void;
  signOut: () => void;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

/** Who works here, and where. Only inside of the signed-in part of the application. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('useWorkplace was called outside of the signed-in part of the application');
  return workplace;
}

export function usePermission(permission: string): boolean {
  return useWorkplace().session.permissions.includes(permission);
}

/** A session of a screen and of nobody in person: every role that it stands on is a machine's. */
export function isKiosk(session: Session): boolean {
  return session.assignments.length > 0 && session.assignments.every((assignment) => assignment.roleClass === 'machine');
}
