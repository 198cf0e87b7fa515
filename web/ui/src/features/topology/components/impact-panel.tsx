import { useEffect } from 'react';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { TopologyImpactObject } from '@/shared/wire';
import { readImpact } from '../api/topology';
import { litImpact } from '../model/lit';
import { PanelHead } from './panel-head';
import type { Asked, PanelProps } from './side-panel';

const listedMax = 100;

/** What is cut off when this fails, and what goes on over its last way. */
export function ImpactPanel({ asked, document, scene, onAsk, onLit, onFocus }: PanelProps & { asked: Extract<Asked, { kind: 'impact' }> }) {
  const { t, language } = useTexts('topology');
  const { of, nodeId, linkId } = asked;
  const impact = useQuery(`topology/impact/${of.object ?? ''}/${of.relation ?? ''}`, (signal) => readImpact(of, signal));
  const classes = useQuery('classes', readClasses);
  useEffect(() => onLit(impact.data === undefined ? null : litImpact(document, scene, impact.data, nodeId, linkId)), [impact.data, document, scene, nodeId, linkId, onLit]);
  const className = (code: string) => {
    const found = classes.data?.find((one) => one.code === code);
    return found === undefined ? code : pickName(found, language);
  };
  const list = (objects: readonly TopologyImpactObject[]) => (
    <ul className="topology-ends">
      {objects.slice(0, listedMax).map((object) => {
        const node = document.nodes.find((one) => one.objectId === object.id);
        return (
          <li key={object.id}>
            {node === undefined ? (
              <Link to={`/objects/${object.id}`}>{object.name}</Link>
            ) : (
              <button type="button" className="link" onClick={() => onFocus(node)}>
                {object.name}
              </button>
            )}
            <small className="muted">{className(object.classCode)}</small>
          </li>
        );
      })}
      {objects.length > listedMax ? <li className="muted">{t('impact.more', { count: objects.length - listedMax })}</li> : null}
    </ul>
  );
  return (
    <section className="topology-detail" aria-label={t('impact.title')}>
      <PanelHead title={t('impact.of', { name: asked.name })} onClose={() => onAsk(null)} />
      {impact.error === null ? null : <ProblemNotice error={impact.error} onRetry={impact.reload} />}
      {impact.data === undefined ? impact.error === null ? <Skeleton rows={4} /> : null : (
        <>
          <p role="status">
            <strong className={impact.data.cutOff.length > 0 ? 'topology-broken' : undefined}>{t('impact.cutOff', { count: impact.data.cutOff.length })}</strong>
            {t('comma')}
            {t('impact.weakened', { count: impact.data.weakened.length })}
          </p>
          {impact.data.isCut ? <p className="notice">{t('impact.isCut')}</p> : null}
          <dl className="facts">
            {Object.entries(impact.data.byClass).sort((a, b) => b[1] - a[1]).map(([code, count]) => (
              <div key={code} className="topology-class">
                <dt>{className(code)}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          {impact.data.cutOff.length === 0 ? null : (
            <>
              <h3>{t('impact.cutOffTitle')}</h3>
              {list(impact.data.cutOff)}
            </>
          )}
          {impact.data.weakened.length === 0 ? null : (
            <>
              <h3>{t('impact.weakenedTitle')}</h3>
              {list(impact.data.weakened)}
            </>
          )}
        </>
      )}
    </section>
  );
}
