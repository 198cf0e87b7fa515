import type { PlanDraft } from '@/shared/wire';

/** What a new plan begins with: the numbers of the plan that an installation begins with (standard/diagnosis.yaml). */
export const standardPlan: Omit<PlanDraft, 'unitId' | 'name'> = {
  enabled: true, groups: [], classPrefix: null, keyOnly: false, periodSeconds: 14_400, keyPeriodSeconds: 900, windows: [], zone: 'Asia/Shanghai', profileBy: 'picture', dayFrom: '07:00:00', nightFrom: '19:00:00',
  keyframes: 3, burst: true, siteSessionsMax: 8, recorderSessionsMax: 2,
};

/** What the server accepts (storage/Cameras/Diagnosis/PlanRules.cs). */
export const planRanges = { periodMinutes: [1, 1440], keyframes: [1, 32], siteSessionsMax: [1, 500], recorderSessionsMax: [1, 500] } as const;
export const windowsMax = 12;

export const readGroups = (text: string): string[] => [...new Set(text.split(/[,，、]/).map((group) => group.trim()).filter((group) => group !== ''))];
export const withSeconds = (clock: string): string => (clock.length === 5 ? `${clock}:00` : clock);
