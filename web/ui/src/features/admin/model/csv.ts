export interface CsvLine {
  /** Counted from 1, as an editor does. */
  line: number;
  cells: string[];
  unfinishedQuote: boolean;
}

/** RFC 4180 with commas, or tabs when the first line has any: what spreadsheets copy. Empty lines are left out. */
export function parseCsv(text: string): CsvLine[] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = (source.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ',';
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endLine = () => {
    cells.push(cell.trim());
    if (cells.some((value) => value !== '')) lines.push({ line: startLine, cells, unfinishedQuote: quoted });
    cells = [];
    cell = '';
  };
  for (let index = 0; index < source.length; index += 1) {
    const sign = source[index];
    if (quoted) {
      if (sign === '"' && source[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else if (sign === '"') quoted = false;
      else {
        if (sign === '\n') line += 1;
        cell += sign;
      }
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n') {
      endLine();
      line += 1;
      startLine = line;
    } else if (sign !== '\r') cell += sign;
  }
  endLine();
  return lines;
}
