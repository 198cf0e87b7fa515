import { useSyncExternalStore, type ReactNode } from 'react';

interface Toast {
  id: number;
  text: ReactNode;
  error: boolean;
  action: { label: string; run: () => void } | null;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  listeners.forEach((listener) => listener());
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says what happened, for ten seconds; at most four at a time. */
export function showToast(text: ReactNode, options: { error?: boolean; action?: Toast['action']; seconds?: number } = {}): number {
  const toast: Toast = { id: nextId, text, error: options.error ?? false, action: options.action ?? null };
  nextId += 1;
  set([...toasts.slice(-3), toast]);
  setTimeout(() => dismissToast(toast.id), (options.seconds ?? 10) * 1000);
  return toast.id;
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={`toast${toast.error ? ' toast-error' : ''}`}>
          <p>{toast.text}</p>
          {toast.action === null ? null : (
            <button
              type="button"
              className="button"
              onClick={() => {
                toast.action?.run();
                dismissToast(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
