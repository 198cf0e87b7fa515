import { describe, expect, it } from 'vitest';
import { parseCsv } from '@/features/admin/model/csv';
import { differences } from '@/features/admin/model/difference';
import { checkImport } from '@/features/admin/model/object-import';

const known = {
  units: [{ id: 4, parentId: 2, tier: 'prison' as const, code: '5101', nameZh: '锦江监狱', nameEn: 'Jinjiang', revision: 1, inScope: true }],
  classes: [{ code: 'network.switch', parent: 'network', system: 'network', nameZh: '交换机', nameEn: 'Switch' }],
  credentials: [],
};
const head = 'unit,class,code,name,protocol,address,port';

describe('CSV', () => {
  it('reads quotes, separators in quotes, line ends in quotes, and counts lines as an editor does', () => {
    expect(parseCsv('\uFEFFa,b\r\n"x, ""y""",2\n\n"two\nlines",3\n4,5')).toEqual([
      { line: 1, cells: ['a', 'b'], unfinishedQuote: false },
      { line: 2, cells: ['x, "y"', '2'], unfinishedQuote: false },
      { line: 4, cells: ['two\nlines', '3'], unfinishedQuote: false },
      { line: 6, cells: ['4', '5'], unfinishedQuote: false },
    ]);
  });
  it('reads what a spreadsheet copies', () => {
    expect(parseCsv('a\tb\n1,5\t2')[1]?.cells).toEqual(['1,5', '2']);
  });
});

describe('the import of objects', () => {
  it('keeps the good lines beside the bad ones, and names line, value and what is allowed', () => {
    const { lines } = checkImport(`${head}\n5101,network.switch,SW-1,交换机 1,snmp,10.0.0.1,161\n9999,network.hub,,交换机 2,telnet,10.0.0.2,70000`, known);
    expect(lines[0]).toMatchObject({ line: 2, faults: [], draft: { unitId: 4, port: 161, pollPeriodSeconds: 60 } });
    expect(lines[1]?.draft).toBeNull();
    expect(lines[1]?.faults.map((fault) => fault.code)).toEqual(['required', 'unit', 'class', 'protocol', 'number']);
    expect(lines[1]?.faults[4]?.values).toEqual({ column: 'port', value: '70000', min: 0, max: 65535 });
  });
  it('finds a code that comes twice', () => {
    const line = '5101,network.switch,SW-1,交换机,snmp,10.0.0.1,161';
    expect(checkImport(`${head}\n${line}\n${line}`, known).lines[1]?.faults).toEqual([{ code: 'duplicate', values: { value: 'SW-1', line: 2 } }]);
  });
  it('names the columns that are missing', () => {
    expect(checkImport('code,name\nx,y', known).missingColumns).toEqual(['unit', 'class', 'protocol']);
  });
});

describe('the difference of an audit entry', () => {
  it('names only the fields that changed, inner ones by their path', () => {
    expect(differences({ name: 'a', place: { unit: 1, prison: 2 }, tags: [1] }, { name: 'a', place: { unit: 1, prison: 3 }, tags: [1, 2] })).toEqual([
      { field: 'place.prison', before: '2', after: '3' },
      { field: 'tags', before: '[1]', after: '[1,2]' },
    ]);
  });
  it('shows a creation as fields without a before', () => {
    expect(differences(null, { name: 'a' })).toEqual([{ field: 'name', before: null, after: 'a' }]);
  });
});
