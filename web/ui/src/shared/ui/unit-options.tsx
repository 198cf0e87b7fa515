import { useTexts } from '../i18n/i18n';
import { pickName } from '../i18n/names';
import { useWorkplace } from '../model/session';

/** The units in scope as options of a select, indented by tier. */
export function UnitOptions() {
  const { language } = useTexts('common');
  const { units } = useWorkplace();
  return units
    .flat()
    .filter(({ node }) => node.inScope)
    .map(({ node, depth }) => (
      <option key={node.id} value={node.id}>
        {'　'.repeat(depth) + pickName(node, language)}
      </option>
    ));
}
