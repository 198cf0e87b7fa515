import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent, type Ref } from 'react';

const listeners = new Set<() => void>();

function current(): string {
  return window.location.pathname + window.location.search;
}

function announce() {
  listeners.forEach((listener) => listener());
}

let last = current();
let mayLeave: (() => boolean) | null = null;

const pathOf = (address: string) => address.split('?', 1)[0];

/** While a screen holds something unsaved, it is asked before the address goes to another path. Closing the tab is asked by the browser itself. */
export function guardLeaving(ask: () => boolean): () => void {
  mayLeave = ask;
  return () => {
    if (mayLeave === ask) mayLeave = null;
  };
}

window.addEventListener('popstate', () => {
  if (mayLeave !== null && pathOf(current()) !== pathOf(last) && !mayLeave()) {
    window.history.pushState(null, '', last);
    return;
  }
  last = current();
  announce();
});

export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (to === current()) return;
  if (mayLeave !== null && pathOf(to) !== pathOf(current()) && !mayLeave()) return;
  if (options.replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  last = current();
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLocation(): { path: string; query: URLSearchParams } {
  const href = useSyncExternalStore(subscribe, current);
  const [path = '/', search = ''] = href.split('?', 2);
  return { path, query: new URLSearchParams(search) };
}

/** Changes some parameters of the address and keeps the others; null removes one. */
export function changeQuery(changes: Record<string, string | null>, options: { replace?: boolean } = { replace: true }): void {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  navigate(text === '' ? window.location.pathname : `${window.location.pathname}?${text}`, options);
}

export function Link({ to, onClick, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; ref?: Ref<HTMLAnchorElement> }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a {...rest} href={to} onClick={follow}>
      {children}
    </a>
  );
}
