import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic, useServerNow } from '@/shared/live/hooks';
import { isActive } from '@/shared/model/alarm-state';
import { severityRank } from '@/shared/model/severity';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { SeverityLabel, StateLabel } from '@/shared/ui/severity-marker';
import type { Alarm, Id, TopologyNode, TopologyNodeState } from '@/shared/wire';
import { isGone, isWire } from '@/shared/topology/map/document';
import { labelOf } from '@/shared/topology/map/scene-of';
import { Fact } from './fact';
import { PanelHead } from './panel-head';
import type { PanelProps } from './side-panel';
import { LinkStateLabel } from './state-text';

const alarmsMax = 6;
const clockMs = 5000;

export function NodeDetail({ node, document, items, names, onAsk, onLeave, onOpen, onChoose }: PanelProps & { node: TopologyNode }) {
  const { t, language } = useTexts('topology');
  const now = useServerNow(clockMs);
  const mayRead = usePermission('object.read');
  const classes = useQuery('classes', readClasses);
  const item = items.get(`node:${node.id}`);
  const state = item?.kind === 'node' ? item : null;
  const name = labelOf(node, names);
  const className = classes.data?.find((one) => one.code === node.classCode);
  const ends = document.links.filter((link) => isWire(link) && (link.fromNodeId === node.id || link.toNodeId === node.id));
  const nameOf = (id: Id) => {
    const other = document.nodes.find((one) => one.id === id);
    return other === undefined ? '—' : labelOf(other, names);
  };
  return (
    <section className="topology-detail" aria-label={name}>
      <PanelHead title={name} onClose={onLeave} />
      {isGone(node) ? <p className="notice">{t('goneObject')}</p> : null}
      {node.kind === 'symbol' ? <p className="muted">{t('symbolHint')}</p> : <NodeState state={state} now={now} />}
      <dl className="facts">
        {node.code === '' ? null : <Fact name={t('fact.code')} value={<span className="mono">{node.code}</span>} />}
        {className === undefined ? null : <Fact name={t('fact.class')} value={pickName(className, language)} />}
        {node.unitId === null ? null : <Fact name={t('fact.unit')} value={names.unitName(node.unitId)} />}
        {node.address === null || node.address === '' ? null : <Fact name={t('fact.address')} value={<span className="mono">{node.address}</span>} />}
        {state === null || state.cpuRatio === null ? null : <Fact name={t('fact.cpu')} value={`${Math.round(state.cpuRatio * 100)} %`} />}
        {state === null || state.memoryRatio === null ? null : <Fact name={t('fact.memory')} value={`${Math.round(state.memoryRatio * 100)} %`} />}
      </dl>
      {state === null || state.objects === null ? null : (
        <ul className="topology-below">
          {Object.entries(state.objects).filter(([, count]) => count > 0).map(([word, count]) => (
            <li key={word}>
              <StateLabel state={word as TopologyNodeState['state']} /> {count}
            </li>
          ))}
        </ul>
      )}
      <div className="topology-actions">
        {node.kind === 'map' ? (
          <button type="button" className="button button-primary" onClick={() => onOpen(node.id)}>
            {t('openMap')}
          </button>
        ) : null}
        {node.objectId !== null && mayRead && !isGone(node) ? (
          <Link className="button" to={`/objects/${node.objectId}`}>
            {t('objectPage')}
          </Link>
        ) : null}
        {node.objectId === null ? null : (
          <>
            <button type="button" className="button" onClick={() => onAsk({ kind: 'path', from: node.objectId, to: null })}>
              {t('path.fromHere')}
            </button>
            <button type="button" className="button" onClick={() => onAsk({ kind: 'impact', of: { object: node.objectId ?? '' }, nodeId: node.id, linkId: null, name })}>
              {t('impact.title')}
            </button>
          </>
        )}
      </div>
      {node.objectId === null ? null : <NodeAlarms objectId={node.objectId} now={now} />}
      <h3>{t('linksOf', { count: ends.length })}</h3>
      <ul className="topology-ends">
        {ends.map((link) => {
          const outward = link.fromNodeId === node.id;
          const linkItem = items.get(`link:${link.id}`);
          return (
            <li key={link.id}>
              <button type="button" className="link" onClick={() => onChoose(link.id)}>
                <span className="mono">{(outward ? link.fromPort : link.toPort) ?? '—'}</span> → {nameOf(outward ? link.toNodeId : link.fromNodeId)} <span className="mono muted">{outward ? link.toPort : link.fromPort}</span>
              </button>
              <LinkStateLabel state={linkItem?.kind === 'link' ? linkItem.state : 'unknown'} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function NodeState({ state, now }: { state: TopologyNodeState | null; now: number }) {
  const { t, language } = useTexts('topology');
  if (state === null) return <StateLabel state="unknown" />;
  return (
    <p className="topology-line">
      <StateLabel state={state.state} />
      {state.since === null ? null : <span className="muted">{t('for', { duration: formatDuration(secondsSince(state.since, now)) })}</span>}
      {state.reason === null ? null : <span>{codeName('reasons', codeName('alarmTypes', state.reason, language), language)}</span>}
    </p>
  );
}


export function NodeAlarms({ objectId, now }: { objectId: Id; now: number }) {
  const { t, language } = useTexts('topology');
  const topic = useAlarmTopic();
  const open: Alarm[] = [];
  for (const alarm of topic?.items.values() ?? []) if (alarm.objectId === objectId && isActive(alarm)) open.push(alarm);
  open.sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  return (
    <>
      <h3>{t('openAlarms', { count: open.length })}</h3>
      <ul className="topology-alarms">
        {open.slice(0, alarmsMax).map((alarm) => (
          <li key={alarm.id}>
            <SeverityLabel level={alarm.severity} hollow={alarm.acknowledgedAt !== null} />
            <Link to={`/alarms?alarm=${alarm.id}`}>
              {codeName('alarmTypes', alarm.type, language)} {alarm.instance}
            </Link>
            <small className="muted">{formatDuration(secondsSince(alarm.openedAt, now))}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
