import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';

export function UnitSelect({ label, value, onChange, allowAll }: { label: string; value: number | null; onChange: (unitId: number | null) => void; allowAll?: boolean }) {
  const { t, language } = useTexts('admin');
  const { units } = useWorkplace();
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}>
        {allowAll ? <option value="">{t('common:nav.allUnits')}</option> : null}
        {units.flat().map(({ node, depth }) => (
          <option key={node.id} value={node.id} disabled={!node.inScope}>
            {'　'.repeat(depth)}
            {pickName(node, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
