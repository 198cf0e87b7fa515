import { expect, it } from 'vitest';
import type { ObjectState, StackMark, StackMember } from '@/shared/wire';
import { layerOf, stackLayers } from '@/features/stack/model/layers';

const member = (code: string, classCode: string, mark: StackMark = 'none', state: ObjectState = 'normal') =>
  ({ object: { code, classCode, state }, mark, alarms: [] }) as unknown as StackMember;

it('knows the layer of a class by its longest known part', () => {
  expect(layerOf('application.offender')).toBe('application');
  expect(layerOf('support.middleware')).toBe('middleware');
  expect(layerOf('support.database')).toBe('database');
  expect(layerOf('compute.cloud.vm')).toBe('virtual');
  expect(layerOf('compute.cloud.host')).toBe('server');
  expect(layerOf('compute.server-x86')).toBe('server');
  expect(layerOf('infosec.firewall')).toBe('network');
  expect(layerOf('room.electrical.ups')).toBe('power');
  expect(layerOf('security.video-surveillance.camera')).toBe('endpoint');
});

it('shows the layers from the application down to the power, without empty ones', () => {
  const found = stackLayers([member('ups', 'room.electrical.ups'), member('sw', 'network.switch'), member('app', 'application.oa')]);

  expect(found.map((one) => one.layer)).toEqual(['application', 'network', 'power']);
});

it('puts the root first, then what is affected, then what is not well', () => {
  const found = stackLayers([
    member('a', 'network.switch'),
    member('b', 'network.switch', 'none', 'warning'),
    member('c', 'network.switch', 'affected'),
    member('d', 'network.switch', 'root', 'unreachable'),
  ]);

  expect(found[0]?.members.map((one) => one.object.code)).toEqual(['d', 'c', 'b', 'a']);
});
