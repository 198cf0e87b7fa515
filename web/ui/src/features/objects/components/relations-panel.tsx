import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import type { Id, Relation } from '@/shared/wire';
import { deleteRelation, readRelations } from '../api/objects';
import { RelationForm } from './relation-form';
import { Section } from './section';

export function RelationsPanel({ objectId, mayWrite }: { objectId: Id; mayWrite: boolean }) {
  const { t } = useTexts('objects');
  const [history, setHistory] = useState(false);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Relation | null>(null);
  const relations = useQuery(`relations/${objectId}/${history}`, (signal) => readRelations(objectId, history, signal));
  const name = (relation: Relation) => (relation.fromId === objectId ? t(`relations.${relation.type}`) : t(`relations.reverse.${relation.type}`));
  return (
    <Section
      title={t('relations.title')}
      hint={
        <label className="objects-own">
          <input type="checkbox" className="checkbox" checked={history} onChange={(event) => setHistory(event.target.checked)} />
          {t('relations.history')}
        </label>
      }
    >
      {relations.error === null ? null : <ProblemNotice error={relations.error} onRetry={relations.reload} />}
      {relations.data?.length === 0 ? <p className="muted">{t('relations.none')}</p> : null}
      <ul className="relation-list">
        {(relations.data ?? []).map((relation) => {
          const outward = relation.fromId === objectId;
          const ports = [outward ? relation.fromPort : relation.toPort, outward ? relation.toPort : relation.fromPort].filter(Boolean);
          return (
            <li key={relation.id} className={relation.validTo === null ? undefined : 'muted'}>
              <span>{name(relation)}</span>
              <Link to={`/objects/${outward ? relation.toId : relation.fromId}`}>{outward ? relation.toName : relation.fromName}</Link>
              {ports.length === 0 ? null : <span className="mono muted">{ports.join(' → ')}</span>}
              <small className="muted">
                {relation.validTo === null ? t('relations.since', { time: formatDateTime(relation.validFrom) }) : t('relations.ended', { from: formatDateTime(relation.validFrom), to: formatDateTime(relation.validTo) })}
              </small>
              {mayWrite && relation.validTo === null ? (
                <button type="button" className="button button-quiet" onClick={() => setEnding(relation)}>
                  {t('relations.end')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayWrite ? (
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('relations.add')}
        </button>
      ) : null}
      {adding ? (
        <RelationForm
          objectId={objectId}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            relations.reload();
          }}
        />
      ) : null}
      {ending === null ? null : (
        <FormDialog
          title={t('relations.end')}
          submit={t('relations.end')}
          danger
          onClose={() => setEnding(null)}
          onSubmit={() =>
            deleteRelation(ending.id).then(() => {
              setEnding(null);
              relations.reload();
            })
          }
        >
          <p>{t('relations.endText', { from: ending.fromName, type: t(`relations.${ending.type}`), to: ending.toName })}</p>
        </FormDialog>
      )}
    </Section>
  );
}
