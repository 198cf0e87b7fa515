import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { formatBitRate, formatQuantity } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { Link } from '@/shared/router/router';
import type { TopologyLink, TopologyNode, TopologyPortNow } from '@/shared/wire';
import { labelOf } from '@/shared/topology/map/scene-of';
import { Fact } from './fact';
import { LoadBar } from './load-bar';
import { NodeAlarms } from './node-detail';
import { PanelHead } from './panel-head';
import type { PanelProps } from './side-panel';
import { CauseList, LinkStateLabel } from './state-text';

const clockMs = 1000;

/** A link as it is now: state and why, load in both directions, errors, its ends, and when it changed. */
export function LinkDetail({ link, document, items, names, onAsk, onLeave, onFocus }: PanelProps & { link: TopologyLink }) {
  const { t, language } = useTexts('topology');
  const clock = useServerNow(clockMs);
  const item = items.get(`link:${link.id}`);
  const now = item?.kind === 'link' ? item : null;
  const [from, to] = [document.nodes.find((one) => one.id === link.fromNodeId), document.nodes.find((one) => one.id === link.toNodeId)];
  const nameOf = (node: TopologyNode | undefined) => (node === undefined ? '—' : labelOf(node, names));
  const title = `${nameOf(from)} — ${nameOf(to)}`;
  const per = (value: number | null | undefined) => (value === null || value === undefined ? '—' : formatQuantity(value, '1/s'));
  return (
    <section className="topology-detail" aria-label={title}>
      <PanelHead title={title} onClose={onLeave} />
      <p className="topology-line">
        <LinkStateLabel state={now?.state ?? 'unknown'} />
        {now === null ? <span className="muted">{t('notJudged')}</span> : <CauseList now={now} />}
      </p>
      <LoadBar label={t('toward', { name: nameOf(to) })} bps={now?.forwardBps ?? null} ratio={now?.forwardRatio ?? null} />
      <LoadBar label={t('toward', { name: nameOf(from) })} bps={now?.backwardBps ?? null} ratio={now?.backwardRatio ?? null} />
      <dl className="facts">
        <Fact name={t('fact.speed')} value={now === null || now.speedBps === null ? '—' : formatBitRate(now.speedBps)} />
        <Fact name={t('fact.errors')} value={per(now?.errorsPerSecond)} />
        <Fact name={t('fact.discards')} value={per(now?.discardsPerSecond)} />
        <Fact name={t('fact.changed')} value={now === null || now.changedAt === null ? '—' : `${formatDateTime(now.changedAt)} · ${t('ago', { duration: formatDuration(secondsSince(now.changedAt, clock)) })}`} />
        <Fact name={t('fact.measured')} value={now === null || now.measuredAt === null ? '—' : t('ago', { duration: formatDuration(secondsSince(now.measuredAt, clock)) })} />
        {link.redundancyGroup === null ? null : <Fact name={t('fact.redundancy')} value={link.redundancyGroup} />}
        {link.createdBy === null ? <Fact name={t('fact.origin')} value={t('byHand')} /> : <Fact name={t('fact.origin')} value={codeName('actors', link.createdBy, language)} />}
      </dl>
      <div className="topology-ports">
        <Port node={from} name={nameOf(from)} port={link.fromPort} aggregate={link.fromAggregate} vlans={link.fromVlans} now={now?.from ?? null} onFocus={onFocus} />
        <Port node={to} name={nameOf(to)} port={link.toPort} aggregate={link.toAggregate} vlans={link.toVlans} now={now?.to ?? null} onFocus={onFocus} />
      </div>
      <div className="topology-actions">
        {link.relationId === null ? null : (
          <button type="button" className="button" onClick={() => onAsk({ kind: 'impact', of: { relation: link.relationId ?? '' }, nodeId: null, linkId: link.id, name: title })}>
            {t('impact.title')}
          </button>
        )}
        {link.fromObjectId !== null && link.toObjectId !== null ? (
          <button type="button" className="button" onClick={() => onAsk({ kind: 'path', from: link.fromObjectId, to: link.toObjectId })}>
            {t('path.between')}
          </button>
        ) : null}
      </div>
      {[link.fromObjectId, link.toObjectId].map((objectId) => (objectId === null ? null : <NodeAlarms key={objectId} objectId={objectId} now={clock} />))}
    </section>
  );
}

interface PortProps {
  node: TopologyNode | undefined;
  name: string;
  port: string | null;
  aggregate: string | null;
  vlans: string | null;
  now: TopologyPortNow | null;
  onFocus: (node: TopologyNode) => void;
}

/** Statuses of IF-MIB. */
const up = 1;

function Port({ node, name, port, aggregate, vlans, now, onFocus }: PortProps) {
  const { t } = useTexts('topology');
  const word = now === null ? null : now.adminStatus !== up ? 'off' : now.operStatus === up ? 'up' : 'down';
  return (
    <section className="topology-port">
      <h3>
        {node === undefined ? name : (
          <button type="button" className="link" onClick={() => onFocus(node)}>
            {name}
          </button>
        )}
      </h3>
      <dl className="facts">
        <Fact name={t('fact.port')} value={<span className="mono">{now?.name ?? port ?? '—'}</span>} />
        {now === null || now.alias === null || now.alias === '' ? null : <Fact name={t('fact.alias')} value={now.alias} />}
        {word === null ? null : <Fact name={t('fact.status')} value={<span className={word === 'down' ? 'topology-broken' : undefined}>{t(`portState.${word}`)}{now?.isFresh === false ? ` (${t('notFresh')})` : ''}</span>} />}
        {now === null || now.speedBps === 0 ? null : <Fact name={t('fact.speed')} value={formatBitRate(now.speedBps)} />}
        {now === null || (now.duplex !== 2 && now.duplex !== 3) ? null : <Fact name={t('fact.duplex')} value={t(now.duplex === 2 ? 'duplex.half' : 'duplex.full')} />}
        {vlans === null || vlans === '' ? null : <Fact name="VLAN" value={vlans} />}
        {aggregate === null ? null : <Fact name={t('fact.aggregate')} value={<span className="mono">{aggregate}</span>} />}
      </dl>
      {node === undefined || node.objectId === null ? null : <Link to={`/objects/${node.objectId}`}>{t('objectPage')}</Link>}
    </section>
  );
}
