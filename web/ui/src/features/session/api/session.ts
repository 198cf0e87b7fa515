import { get, post, remove } from '@/shared/api/http';
import type { Session } from '@/shared/wire';

export const readSession = () => get<Session>('/api/session');
export const signIn = (userName: string, password: string) => post<Session>('/api/session', { userName, password });
export const signOut = () => remove<void>('/api/session');
export const changePassword = (current: string, next: string) => post<Session>('/api/session/password', { current, next });
