import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { NoticeChannel, NoticeChannelDraft, NoticeChannelSettings } from '@/shared/wire';
import { saveChannel } from '../api/notices';
import { channelKinds, newSettings, splitAddresses, type SetKind } from '../model/channel';
import { NumberField, SelectField, TextField } from './fields';

/** A channel's secret goes out and never comes back: an empty field keeps the one that is there. */
export function ChannelDialog({ channel, onClose, onSaved }: { channel: NoticeChannel | null; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('notices');
  const { units, session } = useWorkplace();
  const [draft, setDraft] = useState<NoticeChannelDraft>(
    channel === null
      ? { unitId: units.start(session.homeUnitId)?.id ?? 0, name: '', kind: 'email', enabled: true, pictures: false, settings: newSettings('email'), secret: null }
      : { unitId: channel.unitId, name: channel.name, kind: channel.kind, enabled: channel.enabled, pictures: channel.pictures, settings: channel.settings, secret: null },
  );
  const change = (part: Partial<NoticeChannelDraft>) => setDraft((last) => ({ ...last, ...part }));
  return (
    <FormDialog wide title={channel === null ? t('channel.new') : t('channel.edit')} submit={t('common:action.save')} onClose={onClose} onSubmit={() => saveChannel(channel?.id ?? null, draft, channel?.revision ?? 0).then(onSaved)}>
      <div className="form-grid">
        <TextField label={t('channel.name')} value={draft.name} required max={80} onChange={(name) => change({ name })} />
        <label className="field">
          <span>{t('unit')}</span>
          <select className="input" disabled={channel !== null} value={draft.unitId} onChange={(event) => change({ unitId: Number(event.target.value) })}>
            <UnitOptions />
          </select>
        </label>
        <SelectField label={t('channel.kind')} value={draft.kind} options={channelKinds.map((kind) => [kind, t(`kind.${kind}`)])} disabled={channel !== null} onChange={(kind) => change({ kind: kind as SetKind, settings: newSettings(kind as SetKind) })} />
      </div>
      <fieldset className="notice-part">
        <legend>{t(`kind.${draft.kind}`)}</legend>
        <Settings settings={draft.settings} onChange={(settings) => change({ settings })} />
        {draft.kind === 'gsm' || draft.kind === 'siren' ? null : (
          <TextField secret label={channel?.hasSecret ? t('channel.secretKept') : t(draft.kind === 'webhook' ? 'channel.key' : 'channel.password')} value={draft.secret ?? ''} max={4000} onChange={(secret) => change({ secret: secret === '' ? null : secret })} />
        )}
      </fieldset>
      <div className="notice-choices">
        <label>
          <input className="checkbox" type="checkbox" checked={draft.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
          {t('enabled')}
        </label>
        {draft.kind === 'email' ? (
          <label>
            <input className="checkbox" type="checkbox" checked={draft.pictures} onChange={(event) => change({ pictures: event.target.checked })} />
            {t('channel.maySendPictures')}
          </label>
        ) : null}
      </div>
    </FormDialog>
  );
}

function Settings({ settings, onChange }: { settings: NoticeChannelSettings; onChange: (settings: NoticeChannelSettings) => void }) {
  const { t } = useTexts('notices');
  const { email, webhook, mqtt, gsm, siren } = settings;
  const pem = (value: string | null, put: (value: string | null) => void) => (
    <label className="field">
      <span>{t('channel.authority')}</span>
      <textarea className="input mono" rows={2} spellCheck={false} value={value ?? ''} onChange={(event) => put(event.target.value === '' ? null : event.target.value)} />
    </label>
  );
  const addresses = (value: string[], put: (value: string[]) => void) => (
    <TextField label={t('channel.to')} value={value.join(', ')} max={2000} onChange={(text) => put(splitAddresses(text))} onlyOnBlur />
  );
  if (email) {
    const put = (part: Partial<typeof email>) => onChange({ email: { ...email, ...part } });
    return (
      <>
        <div className="form-grid">
          <TextField label={t('channel.host')} value={email.host} required onChange={(host) => put({ host })} />
          <NumberField label={t('channel.port')} value={email.port} min={1} max={65_535} onChange={(port) => put({ port })} />
          <SelectField label={t('channel.encryption')} value={email.encryption} options={(['startTls', 'tls', 'none'] as const).map((way) => [way, t(`channel.encryptions.${way}`)])} onChange={(encryption) => put({ encryption: encryption as typeof email.encryption })} />
          <TextField label={t('channel.from')} value={email.from} required onChange={(from) => put({ from })} />
          <TextField label={t('channel.userName')} value={email.userName ?? ''} onChange={(userName) => put({ userName: userName === '' ? null : userName })} />
        </div>
        {addresses(email.to, (to) => put({ to }))}
        {pem(email.authorityPem, (authorityPem) => put({ authorityPem }))}
      </>
    );
  }
  if (webhook) {
    const put = (part: Partial<typeof webhook>) => onChange({ webhook: { ...webhook, ...part } });
    const presets = ['generic', 'weCom', 'dingTalk', 'template', 'upperTier'] as const;
    return (
      <>
        <TextField label={t('channel.url')} value={webhook.url} required onChange={(url) => put({ url })} />
        <div className="form-grid">
          <SelectField label={t('channel.preset')} value={webhook.preset} options={presets.map((preset) => [preset, t(`channel.presets.${preset}`)])} onChange={(preset) => put({ preset: preset as typeof webhook.preset })} />
          {webhook.preset === 'template' ? (
            <SelectField label={t('channel.contentType')} value={webhook.contentType ?? 'application/json'} options={[['application/json', 'JSON'], ['application/x-www-form-urlencoded', t('channel.form')]]} onChange={(contentType) => put({ contentType })} />
          ) : null}
        </div>
        {webhook.preset === 'template' ? (
          <label className="field">
            <span>{t('channel.template')}</span>
            <textarea className="input mono" rows={3} required maxLength={4000} spellCheck={false} value={webhook.template ?? ''} onChange={(event) => put({ template: event.target.value })} />
          </label>
        ) : null}
        {pem(webhook.authorityPem, (authorityPem) => put({ authorityPem }))}
      </>
    );
  }
  if (mqtt) {
    const put = (part: Partial<typeof mqtt>) => onChange({ mqtt: { ...mqtt, ...part } });
    return (
      <>
        <div className="form-grid">
          <TextField label={t('channel.host')} value={mqtt.host} required onChange={(host) => put({ host })} />
          <NumberField label={t('channel.port')} value={mqtt.port} min={1} max={65_535} onChange={(port) => put({ port })} />
          <TextField label={t('channel.topic')} value={mqtt.topic} required onChange={(topic) => put({ topic })} />
          <TextField label={t('channel.userName')} value={mqtt.userName ?? ''} onChange={(userName) => put({ userName: userName === '' ? null : userName })} />
        </div>
        <label className="toolbar-date">
          <input className="checkbox" type="checkbox" checked={mqtt.tls} onChange={(event) => put({ tls: event.target.checked })} />
          TLS
        </label>
        {mqtt.tls ? pem(mqtt.authorityPem, (authorityPem) => put({ authorityPem })) : null}
      </>
    );
  }
  if (gsm) {
    const put = (part: Partial<typeof gsm>) => onChange({ gsm: { ...gsm, ...part } });
    return (
      <>
        <div className="form-grid">
          <TextField label={t('channel.device')} value={gsm.device} required onChange={(device) => put({ device })} />
          <NumberField label={t('channel.baudRate')} value={gsm.baudRate} min={1200} max={921_600} onChange={(baudRate) => put({ baudRate })} />
        </div>
        {addresses(gsm.to, (to) => put({ to }))}
      </>
    );
  }
  if (!siren) return null;
  const put = (part: Partial<typeof siren>) => onChange({ siren: { ...siren, ...part } });
  return (
    <div className="form-grid">
      <TextField label={t('channel.host')} value={siren.host} required onChange={(host) => put({ host })} />
      <NumberField label={t('channel.port')} value={siren.port} min={1} max={65_535} onChange={(port) => put({ port })} />
      <NumberField label={t('channel.modbusUnit')} value={siren.unit} min={1} max={247} onChange={(unit) => put({ unit })} />
      <NumberField label={t('channel.coil')} value={siren.coil} min={0} max={65_535} onChange={(coil) => put({ coil })} />
      <NumberField label={t('channel.holdSeconds')} value={siren.holdSeconds} min={1} max={60} onChange={(holdSeconds) => put({ holdSeconds })} />
    </div>
  );
}
