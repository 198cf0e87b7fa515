import type { ReactNode, Ref } from 'react';

interface Props {
  /** What a screen reader calls the region. */
  label: string;
  /** The heads of the columns; an empty one has no head. */
  columns: readonly ReactNode[];
  className?: string;
  tableClassName?: string;
  ref?: Ref<HTMLDivElement>;
  /** One `tbody` or several. */
  children: ReactNode;
}

/** A table that scrolls by itself where the screen is too narrow for it, with the keyboard too. */
export function ScrollTable({ label, columns, className, tableClassName, ref, children }: Props) {
  return (
    <div ref={ref} className={className === undefined ? 'table-scroll' : `table-scroll ${className}`} tabIndex={0} role="region" aria-label={label}>
      <table className={tableClassName === undefined ? 'table' : `table ${tableClassName}`}>
        <thead>
          <tr>
            {columns.map((column, index) =>
              column === '' ? (
                <td key={index} />
              ) : (
                <th key={index} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
