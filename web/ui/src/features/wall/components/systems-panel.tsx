import { formatPercent } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { availability, stateTotal } from '@/shared/model/object-state';
import type { UnitStatus } from '@/shared/wire';
import { LevelBar } from './level-bar';
import { Panel } from './panel';

function tone(value: number | null): string {
  if (value === null) return 'none';
  if (value < 90) return 'critical';
  return value < 98 ? 'major' : 'healthy';
}

export function SystemsPanel({ status, stale, onCauses }: { status: UnitStatus | undefined; stale: number | null; onCauses: (system: string) => void }) {
  const { t, language } = useTexts('wall');
  const systems = (status?.systems ?? []).filter((system) => stateTotal(system) > 0);
  return (
    <Panel area="systems" title={t('systems.title')} hint={t('systems.hint')} stale={stale}>
      {systems.length === 0 && status !== undefined ? <p className="wall-empty">{t('systems.empty')}</p> : null}
      <ul className="wall-systems">
        {systems.map((system) => {
          const value = availability(system);
          const judged = system.normal + system.warning + system.fault + system.unreachable;
          return (
            <li key={system.system}>
              <button type="button" onClick={() => onCauses(system.system)}>
                <span className="wall-bar-label">{codeName('systems', system.system, language)}</span>
                <strong>{formatPercent(value)}{value === null ? null : <small> %</small>}</strong>
                <LevelBar share={value ?? 0} tone={tone(value)} />
                <small>
                  {judged - system.unreachable}/{judged}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
