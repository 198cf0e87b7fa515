import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGroups, standardPlan } from '@/features/video/model/plan';

const standard = readFileSync(join(import.meta.dirname, '../../../../../standard/diagnosis.yaml'), 'utf8');
const said = (name: string) => new RegExp(`^ {4}${name}: "?([^"\\n]+)"?$`, 'm').exec(standard)?.[1];
const seconds = (text: string | undefined) => Number(text?.slice(0, -1)) * ({ h: 3600, m: 60, s: 1 }[text?.slice(-1) ?? ''] ?? Number.NaN);

describe('a new plan', () => {
  it('begins as the standard plan does', () => {
    expect({
      period: standardPlan.periodSeconds, keyPeriod: standardPlan.keyPeriodSeconds, zone: standardPlan.zone, profileBy: standardPlan.profileBy, dayFrom: standardPlan.dayFrom, nightFrom: standardPlan.nightFrom,
      keyframes: standardPlan.keyframes, burst: standardPlan.burst, site: standardPlan.siteSessionsMax, recorder: standardPlan.recorderSessionsMax,
    }).toEqual({
      period: seconds(said('period')), keyPeriod: seconds(said('key-period')), zone: said('zone'), profileBy: said('profile-by'), dayFrom: `${said('day-from')}:00`, nightFrom: `${said('night-from')}:00`,
      keyframes: Number(said('keyframes')), burst: said('burst') === 'yes', site: Number(said('site-sessions')), recorder: Number(said('recorder-sessions')),
    });
  });

  it('takes groups with the commas of either language', () => {
    expect(readGroups('通道，大门, 通道、')).toEqual(['通道', '大门']);
  });
});
