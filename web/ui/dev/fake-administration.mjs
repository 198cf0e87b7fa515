import { randomUUID } from 'node:crypto';
import { iso, random } from './world.mjs';

const roles = [
  ['leader', 'manager', '组长', 'Leader', ['monitoring.read', 'alarm.read']], ['engineer', 'provider', '工程师', 'Engineer', ['monitoring.read', 'alarm.read', 'alarm.handle', 'object.write']],
  ['security-administrator', 'manager', '安全管理员', 'Security administrator', ['account.write']], ['auditor', 'manager', '审计员', 'Auditor', ['audit.read']],
].map(([code, roleClass, nameZh, nameEn, permissions]) => ({ code, class: roleClass, tiers: ['ministry', 'province', 'prison'], permissions, nameZh, nameEn }));
const accounts = ['王建国', '李秀英', '张伟', '赵敏', 'kiosk-01'].map((userName, index) => ({
  id: randomUUID(), userName, displayName: userName, disabled: index === 4, lockoutEnd: index === 2 ? iso(Date.now() + 600_000) : null, passwordChangedAt: iso(Date.now() - 3e9),
  assignments: [{ id: randomUUID(), roleCode: roles[index % 4].code, unitId: 1 + (index % 3), tier: 'prison', validFrom: iso(Date.now() - 1e9), validTo: index === 1 ? iso(Date.now() + 1e9) : null, grantedBy: '管理员' }], revision: 1,
}));
const credentials = [
  { id: randomUUID(), unitId: 1, name: '全网只读团体字', kind: 'snmp-community', summary: 'v2c', usedBy: 24, changedAt: iso(Date.now() - 4e9), revision: 1 },
  { id: randomUUID(), unitId: 4, name: '核心设备 v3', kind: 'snmp-v3', summary: 'SHA-256 / AES-128, user grid', usedBy: 6, changedAt: iso(Date.now() - 4e8), revision: 2 },
];
const audit = Array.from({ length: 60 }, (_, i) => ({
  sequence: 60 - i, at: iso(Date.now() - i * 400_000), actor: i % 3 ? '王建国' : '管理员', remoteAddress: '10.1.0.7', unitId: 1 + (i % 4), action: ['session.sign-in', 'object.update', 'alarm.acknowledge', 'assignment.create'][i % 4], subject: ['王建国', 'SW-01', 'CAM-07 vq.freeze', '李秀英'][i % 4],
  before: i % 4 === 1 ? { name: '接入交换机 01', pollPeriodSeconds: 60, address: '10.4.0.11' } : null, after: i % 4 === 1 ? { name: '接入交换机 01', pollPeriodSeconds: 30, address: '10.4.0.12' } : null, succeeded: random() > 0.1,
}));
let policy = { lengthMin: 8, classesMin: 3, ageMaxDays: 183, historyLength: 3 };

export function answerAdministration({ path, query, body, method, json, page, response }) {
  if (path === '/api/roles') json(response, roles);
  else if (path === '/api/accounts' && method === 'GET') json(response, page(accounts.filter((account) => account.userName.includes(query.get('text') ?? '')), query));
  else if (path === '/api/accounts') {
    const account = { ...accounts[0], id: randomUUID(), ...body, assignments: [] };
    accounts.push(account);
    json(response, { account, password: 'Qx7-mela-Vorn' });
  } else if (path.startsWith('/api/accounts/')) json(response, path.endsWith('password-reset') ? { password: 'Tz4-kiru-Posa' } : path.endsWith('assignments') ? { id: randomUUID() } : null, 200);
  else if (path.startsWith('/api/assignments/')) json(response, null, 204);
  else if (path === '/api/password-policy') {
    if (method === 'PUT') policy = body;
    json(response, policy);
  } else if (path.startsWith('/api/credentials')) json(response, method === 'GET' ? credentials : credentials[0]);
  else if (path === '/api/audit') json(response, page(audit.filter((entry) => entry.actor.includes(query.get('actor') ?? '')), query));
  else if (path === '/api/system') json(response, { version: '0.1.0', host: 'embedded', startedAt: iso(Date.now() - 9e7), database: { state: 'running', detail: 'PostgreSQL 15.8, private' }, activations: 131, feedClients: 3, samplesWritten: 812_332, samplesSpilled: 0, samplesDropped: 0, icmpMethod: 'datagram', decoder: { available: true, detail: 'FFmpeg 5.1.6', workers: 2, queued: 0 } });
  else return false;
  return true;
}
