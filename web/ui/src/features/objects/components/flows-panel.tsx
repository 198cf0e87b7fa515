import { useState } from 'react';
import { download } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatBitRate, formatBytes, formatCount } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SeriesChart } from '@/shared/ui/series-chart';
import { showToast } from '@/shared/ui/toasts';
import type { FlowSummary, ObjectRow, ObjectStatus } from '@/shared/wire';
import { flowsFile, readFlows } from '../api/flows';
import { meanRate, placesOf, placeText } from '../model/flows';
import { FlowTables, type FlowView } from './flow-tables';
import { Section } from './section';

const hourMs = 3_600_000;
const refreshMs = 30_000;
const spans = [1, 24] as const;
const views: readonly FlowView[] = ['conversations', 'services', 'hosts', 'ports'];
const chartHeight = 160;

/** Who uses the lines of a network device, for what: from its NetFlow, IPFIX or sFlow. */
export function FlowsPanel({ object, interfaces }: { object: ObjectRow; interfaces: NonNullable<ObjectStatus['device']>['interfaces'] }) {
  const { t, language } = useTexts('objects');
  const [hours, setHours] = useState<(typeof spans)[number]>(1);
  const [port, setPort] = useState<number | null>(null);
  const [view, setView] = useState<FlowView>('conversations');
  const read = useQuery(
    `flows/${object.id}/${hours}/${port}`,
    (signal) => readFlows(object.id, new Date(live.serverNow() - hours * hourMs).toISOString(), new Date(live.serverNow()).toISOString(), port, signal),
    refreshMs,
  );
  const flows = read.data;
  const nameOfPort = (index: number) => interfaces.find((one) => one.index === index)?.name ?? (index === 0 ? t('flows.noPort') : t('flows.portNumber', { index }));
  const save = () => {
    if (flows === undefined) return;
    download(flowsFile(object.id, flows.from, flows.to, port, language), `flows-${object.code}-${hours}h.csv`).catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
  const isEmpty = flows !== undefined && flows.lastAt === null;
  return (
    <Section title={t('flows.title')} hint={flows?.format ? t('flows.by', { format: t(`flows.format.${flows.format}`), time: formatDateTime(flows.lastAt) }) : undefined}>
      <div className="series-choice">
        <label>
          <span className="visually-hidden">{t('flows.port')}</span>
          <select className="input" value={port ?? ''} onChange={(event) => setPort(event.target.value === '' ? null : Number(event.target.value))}>
            <option value="">{t('flows.allPorts')}</option>
            {port !== null && !flows?.ports.some((one) => one.port === port) ? <option value={port}>{nameOfPort(port)}</option> : null}
            {flows?.ports.map((one) => (
              <option key={one.port} value={one.port}>
                {nameOfPort(one.port)}
              </option>
            ))}
          </select>
        </label>
        <span role="group" aria-label={t('chart.span')}>
          {spans.map((span) => (
            <button key={span} type="button" className="button" aria-pressed={hours === span} onClick={() => setHours(span)}>
              {t(`chart.range.${span}h`)}
            </button>
          ))}
          <button type="button" className="button" disabled={flows === undefined || isEmpty} onClick={save}>
            {t('chart.export')}
          </button>
        </span>
      </div>
      {read.error === null ? null : <ProblemNotice error={read.error} onRetry={read.reload} />}
      {flows === undefined && read.error === null ? <Skeleton rows={4} /> : null}
      {flows !== undefined && isEmpty ? <HowToSend flows={flows} object={object} /> : null}
      {flows === undefined || isEmpty ? null : (
        <>
          <Totals flows={flows} />
          <SeriesChart
            points={flows.rates}
            fromMs={Date.parse(flows.from)}
            toMs={Date.parse(flows.to)}
            unit="bit/s"
            height={chartHeight}
            span={[0, Math.max(...flows.rates.map((point) => point.max), 1)]}
            label={t('flows.chart', { mean: formatBitRate(meanRate(flows.total.octets, Date.parse(flows.to) - Date.parse(flows.from))) })}
          />
          <div className="flow-views" role="group" aria-label={t('flows.views')}>
            {views.map((one) => (
              <button key={one} type="button" className="button" aria-pressed={view === one} onClick={() => setView(one)}>
                {t(`flows.view.${one}`)}
              </button>
            ))}
          </div>
          <FlowTables
            view={view}
            flows={flows}
            nameOfPort={nameOfPort}
            onPort={(chosen) => {
              setPort(chosen);
              setView('conversations');
            }}
          />
        </>
      )}
    </Section>
  );
}

function Totals({ flows }: { flows: FlowSummary }) {
  const { t, language } = useTexts('objects');
  const { loss } = flows;
  const missing = [
    loss.flows > 0 ? t('flows.lostFlows', { count: formatCount(loss.flows, language) }) : null,
    loss.datagrams > 0 ? t('flows.lostDatagrams', { count: formatCount(loss.datagrams, language) }) : null,
    loss.setsWithoutTemplate > 0 ? t('flows.withoutTemplate', { count: formatCount(loss.setsWithoutTemplate, language) }) : null,
    loss.malformed > 0 ? t('flows.malformed', { count: formatCount(loss.malformed, language) }) : null,
  ].filter((part) => part !== null);
  return (
    <p>
      {t('flows.total', { octets: formatBytes(flows.total.octets), rate: formatBitRate(meanRate(flows.total.octets, Date.parse(flows.to) - Date.parse(flows.from))) })}
      {missing.length === 0 ? null : <span className="severity-minor"> {t('flows.missing', { parts: missing.join(t('flows.and')) })}</span>}
    </p>
  );
}

/** Nothing has come: what has to be set at the device, and where it has to send to. */
function HowToSend({ flows, object }: { flows: FlowSummary; object: ObjectRow }) {
  const { t } = useTexts('objects');
  const domain = t(`domain.${object.networkDomain}`, { defaultValue: object.networkDomain });
  const places = placesOf(flows.places, object.networkDomain);
  return (
    <div className="empty flow-empty">
      <p>{t('flows.none')}</p>
      {places.length === 0 ? (
        <p>{t('flows.noPlace', { domain })}</p>
      ) : (
        <p>
          {t('flows.sendTo')}{' '}
          {places.map((place) => (
            <code key={`${place.address}/${place.port}`}>{placeText(place, location.hostname)} </code>
          ))}
        </p>
      )}
      <p className="muted">{t('flows.sender', { address: object.address, domain })}</p>
    </div>
  );
}
