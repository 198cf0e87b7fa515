import type { NoticeChannelKind, NoticeChannelSettings } from '@/shared/wire';

export const channelKinds = ['email', 'webhook', 'gsm', 'siren', 'mqtt'] as const satisfies readonly NoticeChannelKind[];
export type SetKind = (typeof channelKinds)[number];

/** Where a channel goes, in a few characters; never a query, which may hold a key. */
export function placeOf(settings: NoticeChannelSettings): string {
  const { email, webhook, mqtt, gsm, siren } = settings;
  if (email) return `${email.host}:${email.port}`;
  if (webhook) return hostOf(webhook.url);
  if (mqtt) return `${mqtt.host}:${mqtt.port} ${mqtt.topic}`;
  if (gsm) return gsm.device;
  return siren ? `${siren.host}:${siren.port}/${siren.coil}` : '';
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** What a new channel of a kind begins with. */
export function newSettings(kind: SetKind): NoticeChannelSettings {
  switch (kind) {
    case 'email':
      return { email: { host: '', port: 587, encryption: 'startTls', from: '', userName: null, to: [], authorityPem: null } };
    case 'webhook':
      return { webhook: { url: 'https://', preset: 'generic', template: null, contentType: null, authorityPem: null } };
    case 'mqtt':
      return { mqtt: { host: '', port: 1883, tls: false, topic: 'prisonops/{level}', userName: null, authorityPem: null } };
    case 'gsm':
      return { gsm: { device: '/dev/ttyUSB0', baudRate: 115_200, to: [] } };
    case 'siren':
      return { siren: { host: '', port: 502, unit: 1, coil: 0, holdSeconds: 10 } };
  }
}

/** One address a line or between commas. */
export const splitAddresses = (text: string): string[] => text.split(/[\s,，;；]+/).filter((part) => part !== '');
