import { serverClock } from '../live/server-clock';
import type { Problem } from '../wire';

/** The server refused, or could not be reached (status 0). Carries what the screen must show: code, field errors and trace id. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** From Retry-After: when it is worth trying again. */
    readonly retryAt: string | null = null,
  ) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }

  get status(): number {
    return this.problem.status;
  }
}

const requestTimeoutMs = 30_000;
const unauthorisedListeners = new Set<() => void>();

/** Hears every 401: the session ended while a screen was open. */
export function onUnauthorised(listener: () => void): () => void {
  unauthorisedListeners.add(listener);
  return () => unauthorisedListeners.delete(listener);
}

function cookie(name: string): string | null {
  const entry = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return entry === undefined ? null : decodeURIComponent(entry.slice(name.length + 1));
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') parameters.set(name, text);
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = { type: 'about:blank', title: response.statusText || `HTTP ${response.status}`, status: response.status };
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...fallback, ...body, status: response.status } : fallback;
  } catch {
    return fallback;
  }
}

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  // A file goes as it is, under its own type.
  const file = body instanceof Blob ? body : null;
  if (body !== undefined) headers['Content-Type'] = file?.type || 'application/json';
  if (method !== 'GET') {
    const token = cookie('XSRF-TOKEN');
    if (token !== null) headers['X-XSRF-TOKEN'] = token;
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), requestTimeoutMs);
  const giveUp = () => timeout.abort();
  signal?.addEventListener('abort', giveUp);
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: timeout.signal,
      ...(body === undefined ? {} : { body: file ?? JSON.stringify(body) }),
    });
    serverClock.answered(response.headers.get('Date'), Date.now());
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    const code = timeout.signal.aborted ? 'timeout' : 'unreachable';
    throw new ProblemError({ type: 'about:blank', title: String(error), status: 0, code });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

export async function requestRaw(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const response = await send(method, path, body, signal);
  if (response.ok) return response;
  if (response.status === 401) unauthorisedListeners.forEach((listener) => listener());
  throw new ProblemError(await readProblem(response), readRetryAfter(response.headers.get('Retry-After')));
}

/** Seconds or a date, RFC 9110. */
function readRetryAfter(value: string | null): string | null {
  if (value === null) return null;
  const ms = /^\d+$/.test(value) ? Date.now() + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await requestRaw(method, path, body, signal);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body?: unknown) => request<T>('POST', path, body ?? {});
export const put = <T>(path: string, body: unknown) => request<T>('PUT', path, body);
export const remove = <T>(path: string) => request<T>('DELETE', path);

/** Fetches first, so that a refusal becomes a message and not a file of JSON. */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await requestRaw('GET', path);
  const url = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
