import { useState, type ReactNode } from 'react';
import { ProblemError } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Dialog } from '@/shared/ui/overlays';
import { problemText } from '@/shared/ui/problem-notice';
import { refusedFields } from '@/shared/ui/refused-fields';
import type { ObjectClass, ObjectDetail, ObjectDraft, ObjectRow, Protocol } from '@/shared/wire';
import { changeObject, createObject, readCredentials } from '../api/objects';
import { DatabaseFields } from './database-fields';

interface Props {
  /** null: a new object. */
  detail: ObjectDetail | null;
  unitId: number;
  classes: readonly ObjectClass[];
  onClose: () => void;
  onSaved: (row: ObjectRow) => void;
}

const protocols: readonly Protocol[] = ['snmp', 'rtsp', 'icmp', 'tcp', 'modbus', 'openMetrics', 'http', 'dns', 'sql', 'libvirt', 'none'];
const domains = ['encrypted', 'gov-extranet', 'internet', 'private-government', 'private-self-built'] as const;
const defaultPorts: Record<Protocol, number> = { snmp: 161, rtsp: 554, icmp: 0, tcp: 80, modbus: 502, openMetrics: 9100, http: 443, dns: 53, sql: 5432, libvirt: 16509, none: 0 };

/** What such an object says of itself beside its address: JSON, as the guide explains it. */
const examples: Partial<Record<Protocol, string>> = {
  modbus: '{"unit": 1, "points": []}',
  openMetrics: '{"path": "/metrics"}',
  http: '{"path": "/", "contains": ""}',
  dns: '{"query": "intranet", "answer": "10.1.2.3"}',
  sql: '{"engine": "postgresql", "tls": "require", "trust": "sha256:…"}',
  libvirt: '{"socket": "/run/libvirt/libvirt-sock-ro", "domain": "web-01"}',
};

function draftOf(detail: ObjectDetail | null, unitId: number, classCode: string): ObjectDraft {
  if (detail === null) {
    return {
      unitId, classCode, code: '', name: '', criticality: 'nonCore', protocol: 'snmp', networkDomain: 'encrypted', address: '', port: 161, streamPath: null, credentialSetId: null,
      pollPeriodSeconds: 60, diagnosisPeriodSeconds: 300, locationId: null, thresholds: null, vendor: null, model: null,
    };
  }
  const { object } = detail;
  return {
    unitId: object.unitId, classCode: object.classCode, code: object.code, name: object.name, criticality: object.criticality, protocol: object.protocol, networkDomain: object.networkDomain,
    address: object.address, port: detail.port, streamPath: detail.streamPath, credentialSetId: detail.credentialSetId, pollPeriodSeconds: detail.pollPeriodSeconds,
    diagnosisPeriodSeconds: detail.diagnosisPeriodSeconds, locationId: object.locationId, thresholds: detail.thresholds, vendor: detail.vendor, model: detail.model,
  };
}

export function ObjectForm({ detail, unitId, classes, onClose, onSaved }: Props) {
  const { t, language } = useTexts('objects');
  const { units } = useWorkplace();
  const mayList = usePermission('object.write');
  const credentials = useQuery(mayList ? 'credentials' : null, readCredentials);
  const [draft, setDraft] = useState<ObjectDraft>(() => draftOf(detail, unitId, classes.find((entry) => entry.parent !== null)?.code ?? ''));
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = <K extends keyof ObjectDraft>(name: K, value: ObjectDraft[K]) => setDraft((last) => ({ ...last, [name]: value }));

  const save = async () => {
    setBusy(true);
    setError(null);
    setErrors({});
    try {
      onSaved(detail === null ? await createObject(draft) : await changeObject(detail.object.id, draft, detail.object.revision));
    } catch (failure) {
      setErrors(failure instanceof ProblemError ? refusedFields(failure.problem) : {});
      setError(problemText(failure, t));
      setBusy(false);
    }
  };

  const field = (name: keyof ObjectDraft, label: string, control: ReactNode) => {
    const refused = Object.entries(errors).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    return (
      <label className="field">
        <span>{label}</span>
        {control}
        {refused === undefined ? null : <span className="field-error">{refused.join(' ')}</span>}
      </label>
    );
  };
  const number = (name: 'port' | 'pollPeriodSeconds' | 'diagnosisPeriodSeconds', min: number, max: number) => (
    <input className="input" type="number" min={min} max={max} required value={draft[name]} onChange={(event) => set(name, Number(event.target.value))} />
  );

  return (
    <Dialog
      wide
      title={detail === null ? t('form.createTitle') : t('form.editTitle')}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('common:action.cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={busy}>
            {t('common:action.save')}
          </button>
        </>
      }
    >
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="form-grid">
        {field('name', t('form.name'), <input className="input" required autoFocus value={draft.name} onChange={(event) => set('name', event.target.value)} />)}
        {field('code', t('form.code'), <input className="input mono" required value={draft.code} onChange={(event) => set('code', event.target.value)} />)}
        {field(
          'unitId',
          t('form.unit'),
          <select className="input" value={draft.unitId} onChange={(event) => set('unitId', Number(event.target.value))}>
            {units
              .flat()
              .filter(({ node }) => node.inScope)
              .map(({ node, depth }) => (
                <option key={node.id} value={node.id}>
                  {'　'.repeat(depth)}
                  {pickName(node, language)}
                </option>
              ))}
          </select>,
        )}
        {field(
          'classCode',
          t('form.class'),
          <select className="input" required value={draft.classCode} onChange={(event) => set('classCode', event.target.value)}>
            {classes.map((entry) => (
              <option key={entry.code} value={entry.code}>
                {'　'.repeat(entry.code.split('.').length - 1)}
                {pickName(entry, language)}
              </option>
            ))}
          </select>,
        )}
        {field(
          'criticality',
          t('form.criticality'),
          <select className="input" value={draft.criticality} onChange={(event) => set('criticality', event.target.value as ObjectDraft['criticality'])}>
            {(['core', 'nonCore'] as const).map((value) => (
              <option key={value} value={value}>
                {t(`common:criticality.${value}`)}
              </option>
            ))}
          </select>,
        )}
        {field('vendor', t('form.vendor'), <input className="input" maxLength={100} placeholder={t('form.asRecognised')} value={draft.vendor ?? ''} onChange={(event) => set('vendor', event.target.value || null)} />)}
        {field('model', t('form.model'), <input className="input" maxLength={100} placeholder={t('form.asRecognised')} value={draft.model ?? ''} onChange={(event) => set('model', event.target.value || null)} />)}
        {field(
          'protocol',
          t('form.protocol'),
          <select
            className="input"
            value={draft.protocol}
            onChange={(event) => {
              const protocol = event.target.value as Protocol;
              setDraft((last) => ({ ...last, protocol, port: last.port === defaultPorts[last.protocol] ? defaultPorts[protocol] : last.port, streamPath: protocol === 'rtsp' ? '/' : null }));
            }}
          >
            {protocols.map((protocol) => (
              <option key={protocol} value={protocol}>
                {t(`common:protocol.${protocol}`)}
              </option>
            ))}
          </select>,
        )}
        {field(
          'networkDomain',
          t('form.domain'),
          <select className="input" value={draft.networkDomain} onChange={(event) => set('networkDomain', event.target.value)}>
            {[...new Set([...domains, draft.networkDomain])].map((domain) => (
              <option key={domain} value={domain}>
                {t(`domain.${domain}`, { defaultValue: domain })}
              </option>
            ))}
          </select>,
        )}
        {field('address', t('form.address'), <input className="input mono" required={draft.protocol !== 'none'} value={draft.address} onChange={(event) => set('address', event.target.value)} />)}
        {draft.protocol === 'none' || draft.protocol === 'icmp' ? null : field('port', t('form.port'), number('port', 1, 65535))}
        {draft.protocol === 'rtsp' ? field('streamPath', t('form.streamPath'), <input className="input mono" value={draft.streamPath ?? ''} onChange={(event) => set('streamPath', event.target.value)} />) : null}
        {draft.protocol === 'sql' ? <DatabaseFields settings={draft.streamPath} port={draft.port} onChange={(streamPath, port) => setDraft((last) => ({ ...last, streamPath, port }))} /> : null}
        {mayList && ['snmp', 'rtsp', 'openMetrics', 'http', 'sql'].includes(draft.protocol)
          ? field(
              'credentialSetId',
              t('form.credential'),
              <select className="input" value={draft.credentialSetId ?? ''} onChange={(event) => set('credentialSetId', event.target.value || null)}>
                <option value="">{t('form.noCredential')}</option>
                {(credentials.data ?? []).map((credential) => (
                  <option key={credential.id} value={credential.id}>
                    {credential.name}
                  </option>
                ))}
              </select>,
            )
          : null}
        {draft.protocol === 'none' ? null : field('pollPeriodSeconds', t('form.pollPeriod'), number('pollPeriodSeconds', 1, 86_400))}
        {draft.protocol === 'rtsp' ? field('diagnosisPeriodSeconds', t('form.diagnosisPeriod'), number('diagnosisPeriodSeconds', 1, 604_800)) : null}
      </div>
      {examples[draft.protocol] === undefined
        ? null
        : field('streamPath', t('form.settings'), <textarea className="input mono" rows={4} placeholder={examples[draft.protocol]} value={draft.streamPath ?? ''} onChange={(event) => set('streamPath', event.target.value || null)} />)}
      {draft.protocol === 'none' ? null : field('thresholds', t('form.thresholds'), <textarea className="input mono" rows={4} value={draft.thresholds ?? ''} onChange={(event) => set('thresholds', event.target.value || null)} />)}
    </Dialog>
  );
}
