import { get, post, put, remove, withQuery, type Query } from '@/shared/api/http';
import type {
  CameraDiagnosis, CameraRank, CommissioningCard, CommissioningOrder, CommissioningProgress, CommissioningResult, DayProfile, DiagnosisPlan, DiagnosisReportRow, DiagnosisRound,
  DiagnosisRun, FaultHistoryPoint, FaultRate, FaultTrendPoint, FaultVerdict, Id, LimitDefinition, LimitDraft, LimitOverride, LimitPreview, Page, PlanDraft, RoundVerdict, RunOrder,
} from '@/shared/wire';

export const readCamera = (id: Id, signal: AbortSignal) => get<CameraDiagnosis>(`/api/cameras/${id}/diagnosis`, signal);
export const readHistory = (id: Id, fault: string, days: number, signal: AbortSignal) => get<FaultHistoryPoint[]>(withQuery(`/api/cameras/${id}/history`, { fault, days }), signal);
export const changeSettings = (id: Id, isKey: boolean, group: string | null, revision: number) => put<CameraDiagnosis>(`/api/cameras/${id}/settings`, { isKey, group, revision });
export const takeReference = (id: Id, profile: DayProfile) => put<CameraDiagnosis>(`/api/cameras/${id}/reference`, { profile });
export const liftQuarantine = (id: Id) => post<CameraDiagnosis>(`/api/cameras/${id}/quarantine/lift`);
export const withdrawExclusion = (id: Id) => remove<void>(`/api/diagnosis/exclusions/${id}`);
export const judge = (roundId: Id, fault: string, verdict: FaultVerdict, note: string | null) => post<RoundVerdict>('/api/diagnosis/verdicts', { roundId, fault, verdict, note });

export const listRounds = (query: Query, signal: AbortSignal) => get<Page<DiagnosisRound>>(withQuery('/api/diagnosis/rounds', query), signal);
export const readTrend = (unit: number | null, days: number, signal: AbortSignal) => get<FaultTrendPoint[]>(withQuery('/api/diagnosis/trend', { unit, days }), signal);
export const readRanking = (unit: number | null, days: number, signal: AbortSignal) => get<CameraRank[]>(withQuery('/api/diagnosis/ranking', { unit, days, limit: 20 }), signal);
export const readReport = (unit: number | null, from: string, signal: AbortSignal) => get<DiagnosisReportRow[]>(withQuery('/api/diagnosis/report', { unit, from }), signal);
export const readRates = (unit: number | null, days: number, signal: AbortSignal) => get<FaultRate[]>(withQuery('/api/diagnosis/verdicts/rates', { unit, days }), signal);

export const listPlans = (signal: AbortSignal) => get<DiagnosisPlan[]>('/api/diagnosis/plans', signal);
export const createPlan = (draft: PlanDraft) => post<DiagnosisPlan>('/api/diagnosis/plans', draft);
export const changePlan = (plan: DiagnosisPlan, draft: PlanDraft) => put<DiagnosisPlan>(`/api/diagnosis/plans/${plan.id}`, { draft, revision: plan.revision });
export const deletePlan = (plan: DiagnosisPlan) => remove<void>(withQuery(`/api/diagnosis/plans/${plan.id}`, { revision: plan.revision }));
export const listRuns = (signal: AbortSignal) => get<DiagnosisRun[]>('/api/diagnosis/runs', signal);
export const runNow = (order: Partial<RunOrder>) => post<DiagnosisRun>('/api/diagnosis/runs', { cameraId: null, unitId: null, planId: null, ...order });
export const cancelRun = (id: Id) => post<DiagnosisRun>(`/api/diagnosis/runs/${id}/cancel`);

export const listCards = (query: Query, signal: AbortSignal) => get<Page<CommissioningCard>>(withQuery('/api/commissioning', query), signal);
export const readProgress = (unit: number | null, signal: AbortSignal) => get<CommissioningProgress[]>(withQuery('/api/commissioning/progress', { unit }), signal);
export const decide = (order: CommissioningOrder) => post<CommissioningResult[]>('/api/commissioning', order);

export const readLimits = (signal: AbortSignal) => get<LimitDefinition[]>('/api/diagnosis/limits', signal);
export const readOverrides = (query: Query, signal: AbortSignal) => get<LimitOverride[]>(withQuery('/api/diagnosis/limits/overrides', query), signal);
export const saveLimit = (draft: LimitDraft, revision: number) => put<LimitOverride>('/api/diagnosis/limits/overrides', { draft, revision });
export const deleteLimit = (row: LimitOverride) => remove<void>(withQuery(`/api/diagnosis/limits/overrides/${row.id}`, { revision: row.revision }));
export const previewLimit = (draft: LimitDraft, days: number) => post<LimitPreview>('/api/diagnosis/limits/preview', { draft, days });
