import { get, post, put, remove, withQuery, type Query } from '@/shared/api/http';
import type { AccountRow, Assignment, AuditEntry, CredentialDraft, CredentialSet, Id, Instant, ObjectDraft, ObjectRow, Page, PasswordPolicy, PlatformStatus, Role, Tier, UnitNode } from '@/shared/wire';

export const createUnit = (unit: { parentId: number | null; tier: Tier; code: string; nameZh: string; nameEn: string }) => post<UnitNode>('/api/units', unit);
export const renameUnit = (id: number, names: { nameZh: string; nameEn: string; revision: number }) => put<UnitNode>(`/api/units/${id}`, names);

export const readRoles = (signal: AbortSignal) => get<Role[]>('/api/roles', signal);
export const listAccounts = (query: Query, signal: AbortSignal) => get<Page<AccountRow>>(withQuery('/api/accounts', query), signal);
export const createAccount = (account: { userName: string; displayName: string }) => post<{ account: AccountRow; password: string }>('/api/accounts', account);
export const assignRole = (accountId: Id, assignment: { roleCode: string; unitId: number; validTo: Instant | null }) => post<Assignment>(`/api/accounts/${accountId}/assignments`, assignment);
export const revokeAssignment = (id: Id) => remove<void>(`/api/assignments/${id}`);
export const resetPassword = (accountId: Id) => post<{ password: string }>(`/api/accounts/${accountId}/password-reset`);
export const setAccount = (accountId: Id, what: 'disable' | 'enable' | 'unlock') => post<void>(`/api/accounts/${accountId}/${what}`);

export const readPolicy = (signal: AbortSignal) => get<PasswordPolicy>('/api/password-policy', signal);
export const savePolicy = (policy: PasswordPolicy) => put<PasswordPolicy>('/api/password-policy', policy);

export const readCredentials = (signal: AbortSignal) => get<CredentialSet[]>('/api/credentials', signal);
export const createCredential = (draft: CredentialDraft) => post<CredentialSet>('/api/credentials', draft);
export const changeCredential = (id: Id, draft: CredentialDraft) => put<CredentialSet>(`/api/credentials/${id}`, draft);

export const createObject = (draft: ObjectDraft) => post<ObjectRow>('/api/objects', draft);

export const listAudit = (query: Query, signal: AbortSignal) => get<Page<AuditEntry>>(withQuery('/api/audit', query), signal);
export const readSystem = (signal: AbortSignal) => get<PlatformStatus>('/api/system', signal);
