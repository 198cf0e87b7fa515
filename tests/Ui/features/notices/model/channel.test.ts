import { describe, expect, it } from 'vitest';
import { channelKinds, newSettings, placeOf, splitAddresses } from '@/features/notices/model/channel';

describe('channels', () => {
  it('show where they go without a key in the address', () => {
    expect(placeOf({ webhook: { url: 'https://qyapi.example/cgi-bin/webhook/send?key=secret', preset: 'weCom', template: null, contentType: null, authorityPem: null } })).toBe('qyapi.example');
  });

  it('begin with settings of their own kind alone', () => {
    for (const kind of channelKinds) expect(Object.keys(newSettings(kind))).toEqual([kind]);
  });

  it('take addresses as people write them', () => {
    expect(splitAddresses(' a@x.cn，b@x.cn\nc@x.cn; ')).toEqual(['a@x.cn', 'b@x.cn', 'c@x.cn']);
  });
});
