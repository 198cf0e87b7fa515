import { formatDateTime, formatShortTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { Link } from '@/shared/router/router';
import type { TopologyEnd, TopologyProposal } from '@/shared/wire';

const signs: Record<TopologyProposal['kind'], string> = { new: '＋', gone: '－', moved: '⇄' };

export function ProposalRow({ row, marked, onMark }: { row: TopologyProposal; marked: boolean; onMark: ((on: boolean) => void) | null }) {
  const { t, language } = useTexts('topology');
  const ends = `${row.from.name} — ${row.to.name}`;
  return (
    <tr className={marked ? 'topology-marked' : undefined}>
      <td>{onMark === null ? null : <input type="checkbox" className="checkbox" aria-label={t('proposal.mark', { name: ends })} checked={marked} onChange={(event) => onMark(event.target.checked)} />}</td>
      <td className={`nowrap topology-kind-${row.kind}`}>
        <b aria-hidden="true">{signs[row.kind]}</b> {t(`proposal.kind.${row.kind}`)}
      </td>
      <td>
        <End end={row.from} /> — <End end={row.to} />
        {row.formerFrom === null && row.formerTo === null ? null : (
          <p className="muted">
            {t('proposal.former')} <s>{[row.formerFrom, row.formerTo].flatMap((end) => (end === null ? [] : [`${end.name} ${end.port ?? ''}`])).join(' — ')}</s>
          </p>
        )}
        {row.decidedBy === null ? null : (
          <p className="muted">
            {t('proposal.decided', { name: codeName('actors', row.decidedBy, language), time: formatDateTime(row.decidedAt) })} {row.reason}
          </p>
        )}
      </td>
      <td className="number">
        <meter min={0} max={1} value={row.confidence} aria-hidden="true" /> {Math.round(row.confidence * 100)} %
      </td>
      <td>
        <ul>
          {row.evidence.map((one, index) => (
            <li key={index}>
              <strong>{one.source.toUpperCase()}</strong> {t(`evidence.${one.code}`, { defaultValue: one.code })} <span className="mono muted">{one.port}</span> <q className="mono">{one.said}</q>
            </li>
          ))}
        </ul>
      </td>
      <td className="nowrap">
        <time dateTime={row.lastSeenAt} title={`${formatDateTime(row.firstSeenAt)} – ${formatDateTime(row.lastSeenAt)}`}>
          {formatShortTime(row.lastSeenAt, live.serverNow())}
        </time>
      </td>
    </tr>
  );
}

function End({ end }: { end: TopologyEnd }) {
  return (
    <>
      <Link to={`/objects/${end.objectId}`}>{end.name}</Link> <span className="mono">{end.port ?? ''}</span>
    </>
  );
}
