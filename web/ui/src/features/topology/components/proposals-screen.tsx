import { useMemo, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import { useCommand } from '@/shared/ui/use-command';
import type { Id, TopologyProposal } from '@/shared/wire';
import { decide, readProposals } from '../api/topology';
import { DiscoveryPanel } from './discovery-panel';
import { ProposalRow } from './proposal-row';

const states = ['open', 'accepted', 'refused'] as const;
const kinds = ['new', 'gone', 'moved'] as const;
const columns = ['kind', 'ends', 'confidence', 'evidence', 'seen'] as const;

/** What discovery saw and the inventory does not say: a difference that a person accepts or refuses, one by one or together. */
export function ProposalsScreen() {
  const { t } = useTexts('topology');
  const { units, session } = useWorkplace();
  const { query } = useLocation();
  const mayDecide = usePermission('object.write');
  const unit = Number(query.get('unit')) || (units.start(session.homeUnitId)?.id ?? 0);
  const state = states.find((one) => one === query.get('state')) ?? 'open';
  const [kind, setKind] = useState<TopologyProposal['kind'] | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<Id>>(new Set());
  const [refusing, setRefusing] = useState(false);
  const proposals = useQuery(`topology/proposals/${unit}/${state}`, (signal) => readProposals(unit, state, signal), 30_000);
  const rows = useMemo(() => (proposals.data ?? []).filter((one) => kind === null || one.kind === kind), [proposals.data, kind]);
  const chosen = rows.filter((row) => marked.has(row.id)).map((row) => row.id);
  const send = useCommand(proposals.reload);
  const answer = (accept: boolean, reason: string | null, ids: Id[]) =>
    decide({ ids, accept, reason }).then((decided) => {
      const failed = Object.keys(decided.failed).length;
      showToast(t('proposal.done', { done: decided.done.length, failed }), { error: failed > 0, seconds: 8 });
      setMarked(new Set());
      proposals.reload();
    });
  const mark = (ids: readonly Id[], on: boolean) => {
    const next = new Set(marked);
    for (const id of ids) if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  return (
    <>
      <div className="toolbar">
        <select className="input topology-unit" aria-label={t('newMap.unit')} value={unit} onChange={(event) => changeQuery({ unit: event.target.value })}>
          <UnitOptions />
        </select>
        {states.map((one) => (
          <button key={one} type="button" className="button" aria-pressed={state === one} onClick={() => changeQuery({ state: one === 'open' ? null : one })}>
            {t(`proposal.state.${one}`)}
          </button>
        ))}
        <span className="topology-tabs" role="group" aria-label={t('proposal.kinds')}>
          {kinds.map((one) => (
            <button key={one} type="button" className="button" aria-pressed={kind === one} onClick={() => setKind(kind === one ? null : one)}>
              {t(`proposal.kind.${one}`)} {(proposals.data ?? []).filter((row) => row.kind === one).length}
            </button>
          ))}
        </span>
        {mayDecide && state === 'open' ? (
          <div className="toolbar-end">
            <span className="muted">{t('proposal.marked', { count: chosen.length })}</span>
            <button type="button" className="button button-primary" disabled={chosen.length === 0} onClick={() => send(answer(true, null, chosen))}>
              {t('proposal.accept')}
            </button>
            <button type="button" className="button" disabled={chosen.length === 0} onClick={() => setRefusing(true)}>
              {t('proposal.refuse')}
            </button>
          </div>
        ) : null}
      </div>
      <DiscoveryPanel unit={unit} mayStart={mayDecide} onFinished={proposals.reload} />
      {proposals.error === null ? null : <ProblemNotice error={proposals.error} onRetry={proposals.reload} lastGood={proposals.loadedAt === null ? null : formatDateTime(new Date(proposals.loadedAt).toISOString())} />}
      {proposals.data === undefined && proposals.error === null ? <Skeleton /> : null}
      {proposals.data !== undefined && rows.length === 0 ? (
        <div className="empty">
          <strong>{t(state === 'open' ? 'proposal.none' : 'proposal.noneThere')}</strong>
          {state === 'open' ? t('proposal.noneHint') : null}
        </div>
      ) : null}
      {rows.length === 0 ? null : (
        <ScrollTable
          label={t('screen.proposals')}
          columns={[
            mayDecide && state === 'open' ? <input key="all" type="checkbox" className="checkbox" aria-label={t('proposal.all')} checked={chosen.length === rows.length} onChange={(event) => mark(rows.map((row) => row.id), event.target.checked)} /> : '',
            ...columns.map((column) => t(`proposal.column.${column}`)),
          ]}
        >
          <tbody>
            {rows.map((row) => (
              <ProposalRow key={row.id} row={row} marked={marked.has(row.id)} onMark={mayDecide && state === 'open' ? (on) => mark([row.id], on) : null} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {refusing ? <RefuseDialog count={chosen.length} onClose={() => setRefusing(false)} onRefuse={(reason) => answer(false, reason, chosen).then(() => setRefusing(false))} /> : null}
    </>
  );
}

function RefuseDialog({ count, onClose, onRefuse }: { count: number; onClose: () => void; onRefuse: (reason: string) => Promise<unknown> }) {
  const { t } = useTexts('topology');
  const [reason, setReason] = useState('');
  return (
    <FormDialog title={t('proposal.refuseTitle', { count })} submit={t('proposal.refuse')} disabled={reason.trim() === ''} onClose={onClose} onSubmit={() => onRefuse(reason.trim())}>
      <p className="muted">{t('proposal.refuseHint')}</p>
      <label className="field">
        <span>{t('proposal.reason')}</span>
        <textarea className="input" rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </FormDialog>
  );
}
