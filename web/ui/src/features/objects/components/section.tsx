import { useId, type ReactNode } from 'react';

export function Section({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {hint === undefined ? null : <small>{hint}</small>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
