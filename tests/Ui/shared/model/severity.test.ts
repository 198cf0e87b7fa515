import { describe, expect, it } from 'vitest';
import { countAll, noAlarms, severities, severityRank, worstSeverity } from '@/shared/model/severity';

describe('severity', () => {
  it('ranks critical before major, minor, warning and indeterminate', () => {
    expect([...severities].sort((a, b) => severityRank(a) - severityRank(b))).toEqual(['critical', 'major', 'minor', 'warning', 'indeterminate']);
  });
  it('names the worst level that is open', () => {
    expect(worstSeverity({ ...noAlarms, minor: 3, warning: 9 })).toBe('minor');
    expect(worstSeverity(noAlarms)).toBeNull();
  });
  it('counts all levels', () => {
    expect(countAll({ critical: 1, major: 2, minor: 3, warning: 4, indeterminate: 5 })).toBe(15);
  });
});
