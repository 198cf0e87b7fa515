import { formatBitRate, formatQuantity } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import type { ObjectStatus, Quantity, SeriesName } from '@/shared/wire';
import { groupOf, isGoodWhenFull, ratesOf, shareOf, type QuantityGroup } from '../model/quantities';
import { Age } from './age';
import { Section } from './section';

type Device = NonNullable<ObjectStatus['device']>;

const groups: readonly QuantityGroup[] = ['cpu', 'storage', 'sensors', 'database', 'machines', 'other'];

function tone(share: number): string {
  if (share >= 95) return 'critical';
  return share >= 90 ? 'major' : share >= 80 ? 'minor' : 'healthy';
}

export function ValuesPanel({ device, now, onSeries }: { device: Device; now: number; onSeries: (series: SeriesName) => void }) {
  const { t, language } = useTexts('objects');
  const ports = new Set(device.interfaces.flatMap((port) => [port.name, String(port.index)]));
  const graded = new Set(device.states.map((state) => `${state.quantity}/${state.instance}`));
  const rest = device.quantities.filter((quantity) => !graded.has(`${quantity.name}/${quantity.instance}`)).filter((quantity) => groupOf(quantity.name) !== 'interfaces' || !ports.has(quantity.instance));
  const line = (quantity: Quantity) => {
    const share = shareOf(quantity);
    return (
      <li key={`${quantity.name}/${quantity.instance}`} className="value-line">
        <button type="button" className="link" title={t('values.show')} onClick={() => onSeries(quantity)}>
          {codeName('quantities', quantity.name, language)}
          {quantity.instance === '' ? null : <span className="muted"> {quantity.instance}</span>}
        </button>
        {share === null ? (
          <span />
        ) : (
          <span className="bar" aria-hidden="true">
            <svg viewBox="0 0 100 1" preserveAspectRatio="none">
              <rect width={Math.max(0, Math.min(100, share))} height="1" className={`tone-${tone(isGoodWhenFull(quantity.name) ? 0 : share)}`} />
            </svg>
          </span>
        )}
        <strong>{formatQuantity(quantity.value, quantity.unit)}</strong>
      </li>
    );
  };
  return (
    <Section title={t('values.title')} hint={<Age at={device.lastPollAt} periodSeconds={device.pollPeriodSeconds} now={now} />}>
      {device.quantities.length === 0 && device.interfaces.length === 0 ? <p className="muted">{t('values.none')}</p> : null}
      <div className="value-groups">
        {groups.map((group) => {
          const members = rest.filter((quantity) => (group === 'other' ? ['other', 'interfaces'].includes(groupOf(quantity.name)) : groupOf(quantity.name) === group));
          if (members.length === 0) return null;
          return (
            <div key={group}>
              <h3>{t(`values.${group}`)}</h3>
              <ul>{members.map(line)}</ul>
            </div>
          );
        })}
      </div>
      {device.interfaces.length === 0 ? null : (
        <>
          <h3>{t('values.interfaces')}</h3>
          <div className="table-scroll value-interfaces" tabIndex={0} role="region" aria-label={t('values.interfaces')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('values.interface')}</th>
                  <th scope="col">{t('values.status')}</th>
                  <th scope="col" className="number">{t('values.speed')}</th>
                  <th scope="col" className="number">{t('values.in')}</th>
                  <th scope="col" className="number">{t('values.out')}</th>
                  <th scope="col" className="number">{t('values.errors')}</th>
                </tr>
              </thead>
              <tbody>
                {device.interfaces.map((port) => {
                  const rates = ratesOf(device.quantities, port);
                  const shut = port.adminStatus === 2;
                  const up = port.operStatus === 1;
                  return (
                    <tr key={port.index}>
                      <td>
                        {port.name}
                        {port.alias === null || port.alias === '' ? null : <span className="muted"> {port.alias}</span>}
                      </td>
                      <td className={shut ? 'state-maintenance' : up ? undefined : 'severity-critical'}>{shut ? t('values.adminDown') : up ? t('values.up') : `✕ ${t('values.down')}`}</td>
                      <td className="number">
                        {port.speedBps > 0 ? formatBitRate(port.speedBps) : '—'}
                        {up && port.duplex === 2 ? <span className="severity-minor"> {t('values.halfDuplex')}</span> : null}
                      </td>
                      <td className="number">
                        <Rate value={rates.in} onShow={() => onSeries({ name: 'interface.in', instance: port.name, unit: 'bit/s' })} />
                      </td>
                      <td className="number">
                        <Rate value={rates.out} onShow={() => onSeries({ name: 'interface.out', instance: port.name, unit: 'bit/s' })} />
                      </td>
                      <td className={`number${rates.faults !== null && rates.faults > 0 ? ' severity-minor' : ''}`}>{rates.faults === null ? '—' : formatQuantity(rates.faults, '1/s')}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  );
}

function Rate({ value, onShow }: { value: number | null; onShow: () => void }) {
  const { t } = useTexts('objects');
  if (value === null) return <>—</>;
  return (
    <button type="button" className="link" title={t('values.show')} onClick={onShow}>
      {formatBitRate(value)}
    </button>
  );
}
