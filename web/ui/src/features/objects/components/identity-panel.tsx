import { Fragment } from 'react';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import type { DeviceIdentity } from '@/shared/wire';
import { Section } from './section';

/** Who the device says it is, and by which profile it is read. */
export function IdentityPanel({ identity, answered }: { identity: DeviceIdentity; answered: boolean }) {
  const { t, language } = useTexts('objects');
  const facts: readonly (readonly [label: string, value: string | null, mono?: boolean])[] = [
    ['identity.vendor', identity.vendor],
    ['identity.model', identity.model],
    ['identity.kind', identity.kind === null ? null : codeName('deviceKinds', identity.kind, language)],
    ['identity.version', identity.version],
    ['identity.serial', identity.serial, true],
    ['identity.profile', identity.profile ?? t('identity.profileNone'), identity.profile !== null],
    ['device.sysName', identity.sysName, true],
    ['identity.location', identity.sysLocation],
    ['device.sysDescr', identity.sysDescr],
  ];
  if (!answered) return null;
  return (
    <Section title={t('identity.title')}>
      <dl className="facts">
        {facts.map(([label, value, mono]) =>
          value === null || value === '' ? null : (
            <Fragment key={label}>
              <dt>{t(label)}</dt>
              <dd className={mono ? 'mono object-detail-text' : 'object-detail-text'}>{value}</dd>
            </Fragment>
          ),
        )}
      </dl>
    </Section>
  );
}
