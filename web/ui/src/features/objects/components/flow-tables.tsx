import type { ReactNode } from 'react';
import { formatBitRate, formatBytes, formatCount, formatPercent } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import { ScrollTable } from '@/shared/ui/scroll-table';
import type { FlowSummary } from '@/shared/wire';
import { meanRate, otherOctets, serviceName, shareOfWhole } from '../model/flows';

export type FlowView = 'conversations' | 'services' | 'hosts' | 'ports';

interface Props {
  view: FlowView;
  flows: FlowSummary;
  nameOfPort: (port: number) => string;
  onPort: (port: number) => void;
}

/** The greatest of everything, the greatest first. */
export function FlowTables({ view, flows, nameOfPort, onPort }: Props) {
  const { t } = useTexts('objects');
  switch (view) {
    case 'conversations':
      return (
        <FlowTable view={view} columns={['source', 'destination', 'service', 'octets', 'rate', 'share']}>
          {flows.conversations.map((one) => (
            <tr key={`${one.source} ${one.destination} ${one.protocol} ${one.service}`}>
              <td>
                <Host address={one.source} name={one.sourceName} />
              </td>
              <td>
                <Host address={one.destination} name={one.destinationName} />
              </td>
              <td className="nowrap">{serviceName(one.protocol, one.service)}</td>
              <Traffic octets={one.sum.octets} flows={flows} />
            </tr>
          ))}
          <Rest flows={flows} columns={3} />
        </FlowTable>
      );
    case 'services':
      return (
        <FlowTable view={view} columns={['service', 'flows', 'octets', 'rate', 'share']}>
          {flows.services.map((one) => (
            <tr key={`${one.protocol} ${one.service}`}>
              <td className="nowrap">{serviceName(one.protocol, one.service)}</td>
              <Count value={one.sum.flows} />
              <Traffic octets={one.sum.octets} flows={flows} />
            </tr>
          ))}
        </FlowTable>
      );
    case 'hosts':
      return (
        <FlowTable view={view} columns={['host', 'received', 'sent', 'octets', 'rate', 'share']}>
          {flows.hosts.map((one) => (
            <tr key={one.address}>
              <td>
                <Host address={one.address} name={one.name} />
              </td>
              <td className="number">{formatBytes(one.inOctets)}</td>
              <td className="number">{formatBytes(one.outOctets)}</td>
              <Traffic octets={one.inOctets + one.outOctets} flows={flows} />
            </tr>
          ))}
        </FlowTable>
      );
    case 'ports':
      return (
        <FlowTable view={view} columns={['port', 'in', 'out', 'peak', 'counted', 'octets', 'rate']}>
          {flows.ports.map((one) => (
            <tr key={one.port}>
              <td>
                <button type="button" className="link" title={t('flows.onlyPort')} onClick={() => onPort(one.port)}>
                  {nameOfPort(one.port)}
                </button>
              </td>
              <td className="number">{formatBytes(one.inOctets)}</td>
              <td className="number">{formatBytes(one.outOctets)}</td>
              <td className="number">
                {formatBitRate((one.inOctetsMax * 8) / 60)} / {formatBitRate((one.outOctetsMax * 8) / 60)}
              </td>
              <td className="number">{one.countedIn === null ? '—' : `${formatBytes(one.countedIn)} / ${formatBytes(one.countedOut ?? 0)}`}</td>
              <td className="number">{formatBytes(one.inOctets + one.outOctets)}</td>
              <td className="number">{formatBitRate(meanRate(one.inOctets + one.outOctets, spanOf(flows)))}</td>
            </tr>
          ))}
        </FlowTable>
      );
  }
}

const spanOf = (flows: FlowSummary) => Date.parse(flows.to) - Date.parse(flows.from);

function FlowTable({ view, columns, children }: { view: FlowView; columns: readonly string[]; children: ReactNode }) {
  const { t } = useTexts('objects');
  return (
    <ScrollTable label={t(`flows.view.${view}`)} className={`flow-table flow-${view}`} columns={columns.map((column) => t(`flows.column.${column}`))}>
      <tbody>{children}</tbody>
    </ScrollTable>
  );
}

function Host({ address, name }: { address: string; name: string | null }) {
  return (
    <>
      <span className="mono">{address}</span>
      {name === null ? null : <span className="muted"> {name}</span>}
    </>
  );
}

function Count({ value }: { value: number }) {
  const { language } = useTexts('objects');
  return <td className="number">{formatCount(value, language)}</td>;
}

function Traffic({ octets, flows }: { octets: number; flows: FlowSummary }) {
  const share = shareOfWhole(octets, flows.total.octets);
  return (
    <>
      <td className="number">{formatBytes(octets)}</td>
      <td className="number">{formatBitRate(meanRate(octets, spanOf(flows)))}</td>
      <td className="flow-share">
        <span className="bar" aria-hidden="true">
          <svg viewBox="0 0 100 1" preserveAspectRatio="none">
            <rect width={share} height="1" className="tone-healthy" />
          </svg>
        </span>
        <span className="flow-percent">{formatPercent(share)} %</span>
      </td>
    </>
  );
}

function Rest({ flows, columns }: { flows: FlowSummary; columns: number }) {
  const { t } = useTexts('objects');
  const octets = otherOctets(flows.total.octets, flows.conversations);
  if (octets === 0) return null;
  return (
    <tr>
      <td colSpan={columns} className="muted">
        {t('flows.other')}
      </td>
      <Traffic octets={octets} flows={flows} />
    </tr>
  );
}
