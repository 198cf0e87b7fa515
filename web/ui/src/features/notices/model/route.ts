import type { Id, NoticeRecipient, NoticeRouteFields, NoticeStep } from '@/shared/wire';

export interface Names {
  person: (id: Id) => string;
  rota: (id: Id) => string;
  channel: (id: Id) => string;
}

export const newStep: NoticeStep = { afterSeconds: 0, recipients: [], channels: [], inApp: true };

export const newRoute: NoticeRouteFields = {
  name: '', enabled: true, filter: 'severity >= major', hours: [], zone: 'Asia/Shanghai', steps: [newStep], groupForSeconds: 5, repeatEverySeconds: null, digestAt: [], tellCleared: true,
};

/** Roles that answer alarms; the code is what a route keeps. */
export const toldRoles = ['engineer', 'provider-lead', 'service-desk', 'support-group', 'technical-deputy', 'leader'] as const;

/** A recipient as one value of a list. */
export const recipientKey = (recipient: NoticeRecipient): string => `${recipient.kind}:${recipient.id ?? recipient.roleCode ?? ''}`;

export function recipientOf(key: string): NoticeRecipient {
  const [kind = 'person', name = ''] = key.split(':', 2);
  return kind === 'role' ? { kind: 'role', id: null, roleCode: name } : { kind: kind === 'rota' ? 'rota' : 'person', id: name, roleCode: null };
}

export function stepSummary(step: NoticeStep, names: Names, bell: string, roleName: (code: string) => string = (code) => code): string {
  const told = step.recipients.map((one) => (one.kind === 'role' ? roleName(one.roleCode ?? '') : one.kind === 'rota' ? names.rota(one.id ?? '') : names.person(one.id ?? '')));
  const ways = [...(step.inApp && told.length > 0 ? [bell] : []), ...step.channels.map(names.channel)];
  return told.length === 0 ? ways.join('、') : `${told.join('、')} → ${ways.join('、')}`;
}
