import { useTexts } from '@/shared/i18n/i18n';
import type { TopologyLinkNow, TopologyLinkState } from '@/shared/wire';

const signs: Record<TopologyLinkState, string> = { normal: '—', abnormal: '▲', broken: '✕', unknown: '···' };

/** The state of a link: sign, word and colour, as on the map. */
export function LinkStateLabel({ state }: { state: TopologyLinkState }) {
  const { t } = useTexts('topology');
  return (
    <span className={`topology-state topology-${state}`}>
      <b aria-hidden="true">{signs[state]}</b> {t(`linkState.${state}`)}
    </span>
  );
}

/** Why it is not normal, in words. */
export function CauseList({ now }: { now: TopologyLinkNow }) {
  const { t } = useTexts('topology');
  if (now.causes.length === 0) return null;
  return <span>{now.causes.map((cause) => t(`cause.${cause}`)).join(t('comma'))}</span>;
}
