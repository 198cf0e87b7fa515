import { useMemo, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { useServerNow, useTopic, useTopicVersion } from '@/shared/live/hooks';
import { Link } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { Id, StackMember } from '@/shared/wire';
import { readStack } from '../api/stack';
import { stackLayers, type Layer } from '../model/layers';
import { MemberCard } from './member-card';

const drawMs = 500;
const clockMs = 5_000;
const rereadMs = 60_000;
/** So many of a layer are shown at first: the cause and what it affects come before what is well. */
const shownMax = 12;

const permissions = ['monitoring.read'];
const memberKey = (member: StackMember) => member.object.id;

export function StackPage({ id }: { id: Id }) {
  const { t } = useTexts('stack');
  const now = useServerNow(clockMs);
  const first = useQuery(`stack/${id}`, (signal) => readStack(id, signal), rereadMs);
  const topic = useTopic<StackMember>(`stack:${id}`, memberKey, permissions);
  const version = useTopicVersion(topic, drawMs);
  const [open, setOpen] = useState<ReadonlySet<Layer>>(new Set());
  const members = useMemo(
    () => (topic !== null && topic.items.size > 0 ? [...topic.items.values()] : (first.data?.members ?? [])),
    // The version stands for the contents of the topic, which changes in place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [topic, version, first.data],
  );
  const names = useMemo(() => new Map(members.map((member) => [member.object.id, member.object.name])), [members]);
  if (first.data === undefined) return first.error === null ? <Skeleton rows={10} /> : <ProblemNotice error={first.error} onRetry={first.reload} />;

  const nameOf = (other: Id) => names.get(other) ?? '—';
  const count = (mark: StackMember['mark']) => members.filter((member) => member.mark === mark).length;
  const roots = members.filter((member) => member.mark === 'root');
  return (
    <div className="stack">
      <header className="stack-title">
        <h1>{t('of', { name: nameOf(id) })}</h1>
        <Link to={`/objects/${id}`}>{t('objectPage')}</Link>
        <Link to="/stack">{t('list')}</Link>
      </header>
      <p className="stack-sum" role="status">
        {roots.length === 0 ? t('noRoot') : t('rootIs', { names: roots.map((member) => member.object.name).join(t('comma')) })}
        <span>{t('sum', { affected: count('affected'), alarms: members.reduce((sum, member) => sum + member.alarms.length, 0), members: members.length })}</span>
      </p>
      {first.error === null ? null : <ProblemNotice error={first.error} onRetry={first.reload} />}
      {first.data.isCut ? <p className="notice">{t('cut')}</p> : null}
      {members.length === 1 ? <p className="notice">{t('alone')}</p> : null}
      {stackLayers(members).map(({ layer, members: all }) => {
        const shown = open.has(layer) ? all : all.slice(0, shownMax);
        return (
          <section key={layer} className="stack-layer" aria-labelledby={`layer-${layer}`}>
            <h2 id={`layer-${layer}`}>
              {t(`layer.${layer}`)} <small className="muted">{all.length}</small>
            </h2>
            <ul className="stack-cards">
              {shown.map((member) => (
                <MemberCard key={member.object.id} member={member} isFocus={member.object.id === id} nameOf={nameOf} now={now} />
              ))}
            </ul>
            {shown.length < all.length ? (
              <button type="button" className="button" onClick={() => setOpen(new Set([...open, layer]))}>
                {t('showAll', { count: all.length })}
              </button>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
