import type { CredentialSet, ObjectClass, ObjectDraft, Protocol, UnitNode } from '@/shared/wire';
import { parseCsv, type CsvLine } from './csv';

/** A code of a text in import.error and its values. */
export interface ImportFault {
  code: 'column' | 'unit' | 'class' | 'required' | 'protocol' | 'criticality' | 'number' | 'credential' | 'duplicate' | 'quote';
  values: Record<string, string | number>;
}

export interface ImportLine {
  line: number;
  code: string;
  name: string;
  draft: ObjectDraft | null;
  faults: ImportFault[];
}

export interface ImportCheck {
  lines: ImportLine[];
  /** Columns without which no line can be read. */
  missingColumns: string[];
}

export interface Known {
  units: readonly UnitNode[];
  classes: readonly ObjectClass[];
  credentials: readonly CredentialSet[];
}

const requiredColumns = ['unit', 'class', 'code', 'name', 'protocol'];
const protocols: readonly Protocol[] = ['snmp', 'rtsp', 'icmp', 'tcp', 'modbus', 'openMetrics', 'http', 'dns', 'sql', 'libvirt', 'none'];
const defaultPorts: Record<Protocol, number> = { snmp: 161, rtsp: 554, icmp: 0, tcp: 80, modbus: 502, openMetrics: 9100, http: 443, dns: 53, sql: 5432, libvirt: 16509, none: 0 };

/** Reads a paste line by line; what is wrong is said with the line, the value and what is allowed, and the other lines stay good. */
export function checkImport(text: string, known: Known): ImportCheck {
  const [head, ...rows] = parseCsv(text);
  const columns = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const missingColumns = requiredColumns.filter((column) => !columns.includes(column));
  if (missingColumns.length > 0) return { lines: [], missingColumns };
  const firstLines = new Map<string, number>();
  const lines = rows.map((row) => {
    const result = checkLine(row, columns, known);
    const key = `${result.draft?.unitId ?? ''}/${result.code.toLowerCase()}`;
    const first = firstLines.get(key);
    if (first === undefined) firstLines.set(key, row.line);
    else result.faults.push({ code: 'duplicate', values: { value: result.code, line: first } });
    return result.faults.length > 0 ? { ...result, draft: null } : result;
  });
  return { lines, missingColumns };
}

function checkLine(row: CsvLine, columns: readonly string[], known: Known): ImportLine {
  const faults: ImportFault[] = [];
  const cell = (column: string) => row.cells[columns.indexOf(column.toLowerCase())] ?? '';
  const required = (column: string) => {
    const value = cell(column);
    if (value === '') faults.push({ code: 'required', values: { column } });
    return value;
  };
  const number = (column: string, fallback: number, min: number, max: number) => {
    const value = cell(column);
    if (value === '') return fallback;
    const read = Number(value);
    if (!Number.isInteger(read) || read < min || read > max) faults.push({ code: 'number', values: { column, value, min, max } });
    return read;
  };
  if (row.unfinishedQuote) faults.push({ code: 'quote', values: {} });

  const code = required('code');
  const name = required('name');
  const unitCode = required('unit');
  const unit = known.units.find((node) => node.code === unitCode && node.inScope);
  if (unitCode !== '' && unit === undefined) faults.push({ code: 'unit', values: { value: unitCode } });
  const classCode = required('class');
  if (classCode !== '' && !known.classes.some((entry) => entry.code === classCode)) faults.push({ code: 'class', values: { value: classCode } });
  const protocolText = required('protocol').toLowerCase();
  const protocol = protocols.find((one) => one.toLowerCase() === protocolText);
  if (protocolText !== '' && protocol === undefined) faults.push({ code: 'protocol', values: { value: protocolText } });
  const criticalityText = cell('criticality');
  if (!['', 'core', 'nonCore'].includes(criticalityText)) faults.push({ code: 'criticality', values: { value: criticalityText } });
  const credentialName = cell('credential');
  const credential = known.credentials.find((set) => set.name === credentialName);
  if (credentialName !== '' && credential === undefined) faults.push({ code: 'credential', values: { value: credentialName } });
  const address = protocol === undefined || protocol === 'none' ? cell('address') : required('address');
  const draft: ObjectDraft = {
    unitId: unit?.id ?? 0,
    classCode,
    code,
    name,
    criticality: criticalityText === 'core' ? 'core' : 'nonCore',
    protocol: protocol ?? 'none',
    networkDomain: cell('domain') || 'encrypted',
    address,
    port: number('port', defaultPorts[protocol ?? 'none'], 0, 65_535),
    streamPath: cell('stream') || null,
    credentialSetId: credential?.id ?? null,
    pollPeriodSeconds: number('pollSeconds', protocol === 'rtsp' ? 10 : 60, 1, 86_400),
    diagnosisPeriodSeconds: number('diagnosisSeconds', 300, 1, 604_800),
    locationId: null,
    thresholds: null,
    vendor: cell('vendor') || null,
    model: cell('model') || null,
  };
  return { line: row.line, code, name, draft, faults };
}
