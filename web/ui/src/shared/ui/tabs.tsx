import { useEffect, useRef } from 'react';
import { Link } from '../router/router';

export interface Tab {
  path: string;
  label: string;
  isCurrent: boolean;
}

/** The screens of one part, side by side; on a narrow display they scroll, and the current one is in view. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const current = useRef<HTMLAnchorElement>(null);
  const path = tabs.find((tab) => tab.isCurrent)?.path;
  useEffect(() => {
    // Newer browsers answer with a promise, which must not become the end of the effect.
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.path} to={tab.path} ref={tab.isCurrent ? current : undefined} aria-current={tab.isCurrent ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
