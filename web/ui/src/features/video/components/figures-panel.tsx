import type { ReactNode } from 'react';
import { Link } from '@/shared/router/router';
import { Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';

export interface FigureRow {
  key: string;
  /** Where the first cell leads. */
  to?: string;
  cells: readonly (string | number)[];
  isBad?: boolean;
}

/** A titled table that says so when there is nothing in it. */
export function FiguresPanel({ title, columns, rows, failed, empty, children }: { title: string; columns: readonly string[]; rows: readonly FigureRow[] | undefined; failed: boolean; empty: string; children?: ReactNode }) {
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
      </header>
      {rows === undefined && !failed ? <Skeleton rows={4} /> : null}
      {rows?.length === 0 ? <p className="empty">{empty}</p> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <>
          <ScrollTable label={title} columns={columns} className="video-figures">
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className={row.isBad ? 'video-row-bad' : undefined}>
                  {columns.map((column, index) => (
                    <td key={column}>{index === 0 && row.to !== undefined ? <Link to={row.to}>{row.cells[index]}</Link> : row.cells[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          {children}
        </>
      )}
    </section>
  );
}
