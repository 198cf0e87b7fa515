import { describe, expect, it } from 'vitest';
import type { FlowConversation } from '@/shared/wire';
import { mayTellFlows, meanRate, otherOctets, placesOf, placeText, serviceName, shareOfWhole } from '@/features/objects/model/flows';

const talk = (octets: number) => ({ sum: { octets, packets: 1, flows: 1 } }) as FlowConversation;

describe('flows', () => {
  it('are told by what sees traffic pass', () => {
    expect(['network.switch', 'network', 'compute.cloud.vswitch', 'networking', 'security.video-surveillance.camera'].map(mayTellFlows)).toEqual([true, true, true, false, false]);
  });
  it('have services with number and usual name', () => {
    expect([serviceName(6, 443), serviceName(17, 40_000), serviceName(1, 0), serviceName(200, 0)]).toEqual(['TCP 443 HTTPS', 'UDP 40000', 'ICMP', 'IP 200']);
  });
  it('are rates over the span and shares of the whole', () => {
    expect(meanRate(7_500_000, 60_000)).toBe(1_000_000);
    expect(meanRate(1, 0)).toBe(0);
    expect([shareOfWhole(1, 4), shareOfWhole(5, 4), shareOfWhole(5, 0)]).toEqual([25, 100, 0]);
  });
  it('leave the rest as other traffic, and never less than none', () => {
    expect(otherOctets(100, [talk(30), talk(20)])).toBe(50);
    expect(otherOctets(40, [talk(30), talk(20)])).toBe(0);
  });
  it('are sent to a listener of the same network domain', () => {
    const places = [{ networkDomain: 'a', address: 'any', port: 2055 }, { networkDomain: 'b', address: '::1', port: 6343 }];
    expect(placesOf(places, 'b').map((place) => placeText(place, 'monitor'))).toEqual(['[::1]:6343']);
    expect(placesOf(places, 'a').map((place) => placeText(place, 'monitor'))).toEqual(['monitor:2055']);
  });
});
