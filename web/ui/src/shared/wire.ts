/**
 * The wire contract between the web process and the browser: every shape that crosses HTTP or the feed, mirrored once.
 * Names are camelCase, enums are camelCase strings, times are ISO 8601 in UTC, durations are seconds, ids are UUID strings.
 * A test of the server fails when its records no longer fit this file.
 */

export type Id = string;
export type Instant = string;

export type ObjectState = 'normal' | 'warning' | 'fault' | 'unreachable' | 'maintenance' | 'unknown';
export type Severity = 'critical' | 'major' | 'minor' | 'warning' | 'indeterminate';
export type Criticality = 'core' | 'nonCore';
export type Protocol = 'none' | 'snmp' | 'rtsp' | 'icmp' | 'tcp' | 'modbus' | 'openMetrics' | 'http' | 'dns' | 'sql' | 'libvirt';
export type Tier = 'ministry' | 'province' | 'prison';

/** Why a field is refused: a code for which screens have words, and the values in them. */
export interface Refusal {
  code: string;
  values: Record<string, string>;
}

/** RFC 9457 problem details with a stable code; `errors` names each field that was refused and what is allowed, in English. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
  /** The same fields as in `errors`, for screens in another language. */
  refusals?: Record<string, Refusal[]>;
}

export interface Page<T> {
  rows: T[];
  /** Pass as `after` for the next page; null on the last. */
  next: string | null;
  total: number;
  /** False: counting stopped at `total` ("1,000+"). */
  totalIsExact: boolean;
}

// POST /api/session {userName, password} -> Session; GET /api/session -> Session | 401; DELETE /api/session -> 204.
// POST /api/session/password {current, next} -> Session. Every unsafe request sends header X-XSRF-TOKEN = cookie XSRF-TOKEN.
export interface Session {
  account: { id: Id; userName: string; displayName: string };
  assignments: { role: string; roleNameZh: string; roleNameEn: string; roleClass: RoleClass; unitId: number; validTo: Instant | null }[];
  permissions: string[];
  /** The unit on which screens open: the highest of the assignments. */
  homeUnitId: number | null;
  mustChangePassword: boolean;
  passwordExpiresAt: Instant | null;
  expiresAt: Instant;
  /** Version of the product, shown in the help. */
  version: string;
}
export type RoleClass = 'manager' | 'provider' | 'user' | 'platform' | 'machine';

// GET /api/modules -> Module[]: every module of the registry; `allowed` says whether this caller may open it.
export interface Module {
  code: string;
  clause: string;
  root: 'service' | 'management';
  nameZh: string;
  nameEn: string;
  /** Route in the UI, null for a module that is registered but has no screen in this version. */
  route: string | null;
  permissions: string[];
  allowed: boolean;
}

// GET /api/units -> UnitNode[], parents first.
export interface UnitNode {
  id: number;
  parentId: number | null;
  tier: Tier;
  code: string;
  nameZh: string;
  nameEn: string;
  revision: number;
  /** False for an ancestor that is named only to give the tree its root. */
  inScope: boolean;
}

export interface SeverityCounts {
  critical: number;
  major: number;
  minor: number;
  warning: number;
  indeterminate: number;
}

export interface HealthCause {
  objectId: Id;
  unitId: number;
  classCode: string;
  state: ObjectState;
  reason: string | null;
  criticality: Criticality;
}

/** One system of a unit: the first segment of its class codes ("security", "network", "compute", "room"...). */
export interface SystemStatus {
  system: string;
  /** 0 to 100, null when nothing is judged. */
  health: number | null;
  normal: number;
  warning: number;
  fault: number;
  unreachable: number;
  maintenance: number;
  unknown: number;
  /** Being polled in time, of the sum of the six states. */
  monitored: number;
  causes: HealthCause[];
}

// GET /api/units/{id}/status -> UnitStatus; feed topic "units" -> UnitStatus[] keyed by unitId.
export interface UnitStatus {
  unitId: number;
  tier: Tier;
  health: number | null;
  systems: SystemStatus[];
  open: SeverityCounts;
  unacknowledged: SeverityCounts;
  childrenReporting: number;
  childrenExpected: number;
  overdueChildren: string[];
  /** When this sum was made, and the oldest summary in it. */
  at: Instant;
  oldestAt: Instant;
}

// GET /api/alarms?open=&unacknowledged=&severity=a,b&type=a,b&class=&unit=&object=&from=&to=&text=&after=&size= -> Page<Alarm>
// GET /api/alarms/export.csv?(same filters); GET /api/alarms/{id} -> Alarm; GET /api/alarms/{id}/timeline -> AlarmEvent[]
// GET /api/alarms/trend?unit=&hours= -> AlarmTrendPoint[]
// Feed topic "alarms" -> Alarm[] keyed by id: every open alarm in scope; a cleared one comes once with clearedAt set, then leaves.
export interface Alarm {
  id: Id;
  objectId: Id;
  objectCode: string;
  objectName: string;
  classCode: string;
  locationName: string | null;
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  type: string;
  instance: string;
  severity: Severity;
  originalSeverity: Severity;
  firstAt: Instant;
  openedAt: Instant;
  lastAt: Instant;
  count: number;
  evidence: {
    value: number | null;
    limit: number | null;
    unit: string | null;
    hits: number;
    window: number;
    detail: string;
    pictureKey: Id | null;
    /** Type "vq.abnormal": every confirmed fault of the camera, worst first. Empty otherwise. */
    faults: FaultEvidence[];
    /** The camera's reference of the profile, to be shown beside the evidence. */
    referenceKey: Id | null;
    /** Of a state: the words of the good ones, where "detail" is the word of the bad one. Null where a limit says it. */
    expected: string | null;
  };
  acknowledgedBy: string | null;
  acknowledgedAt: Instant | null;
  note: string | null;
  clearedAt: Instant | null;
  clearedBy: string | null;
  clearReason: string | null;
  revision: number;
  state: AlarmState;
  /** Null for the many alarms of which rules and people have made nothing special. */
  life: AlarmLife | null;
}

/** The states of ISA-18.2. */
export type AlarmState = 'normal' | 'unacknowledged' | 'acknowledged' | 'returnedUnacknowledged' | 'shelved' | 'suppressed' | 'outOfService';

export interface AlarmLife {
  /** Not announced yet, and not before this time. */
  heldUntil: Instant | null;
  /** Its condition has gone; it clears then unless that comes back. */
  clearDueAt: Instant | null;
  redefinedBy: string | null;
  suppressedBy: string | null;
  shelf: AlarmShelf | null;
  outOfService: AlarmOutOfService | null;
  falseAlarm: AlarmFalse | null;
  upstream: AlarmUpstream | null;
  flapping: AlarmFlapping | null;
  /** How many other objects cannot be had because of its object. */
  affected: number;
}

/** It follows from another object that is down. */
export interface AlarmUpstream {
  /** Null, with code and name, when the cause is outside of what the caller may see. */
  objectId: Id | null;
  code: string | null;
  name: string | null;
  unitId: number;
  since: Instant;
  /** The path is back; the mark goes then. */
  liftAt: Instant | null;
}

export interface AlarmFlapping {
  since: Instant;
  /** How often the condition came since. */
  times: number;
}

export interface AlarmShelf {
  until: Instant;
  by: string;
  reason: string;
}

export type AlarmWindowKind = 'maintenance' | 'expectedOff';

export interface AlarmOutOfService {
  kind: AlarmWindowKind;
  until: Instant;
  reason: string;
}

export interface AlarmFalse {
  by: string;
  at: Instant;
  reason: string;
}

export type AlarmEventKind =
  | 'opened' | 'repeated' | 'severityChanged' | 'acknowledged' | 'unacknowledged' | 'noted' | 'cleared' | 'reopened'
  /** The list of faults is another one, and the note reads "+vq.blur -vq.noise". */
  | 'faultsChanged'
  /** It was held back, and now people are to know of it. */
  | 'announced' | 'shelved' | 'unshelved' | 'suppressed' | 'unsuppressed' | 'outOfService' | 'inService' | 'markedFalse' | 'clearPending' | 'ordered'
  | 'upstreamLost' | 'upstreamBack' | 'affectedChanged' | 'flappingBegan' | 'flappingEnded';

export interface AlarmEvent {
  sequence: number;
  at: Instant;
  kind: AlarmEventKind;
  severity: Severity;
  actor: string;
  note: string | null;
}

export interface AlarmTrendPoint {
  at: Instant;
  severity: Severity;
  opened: number;
}

// POST /api/alarms/commands AlarmCommand -> AlarmCommandResult[]
export interface AlarmCommand {
  kind: 'acknowledge' | 'unacknowledge' | 'clear' | 'note' | 'shelve' | 'unshelve' | 'markFalse';
  alarmIds: Id[];
  note: string | null;
  /** Of a shelf: when it ends. */
  until: Instant | null;
}
export interface AlarmCommandResult {
  alarmId: Id;
  /** null: done. */
  refusal: 'not-found' | 'already-cleared' | 'already-acknowledged' | 'not-acknowledged' | 'reason-required' | 'not-shelved' | 'shelf-time' | 'already-false' | null;
}

// GET /api/alarm-rules?unit= -> AlarmRule[], in the order in which they are asked
// PUT /api/alarm-rules { draft, revision } -> AlarmRule; DELETE /api/alarm-rules/{layerId}?revision=
// POST /api/alarm-rules/filter { filter } -> 204, or 400 with the place ("at", "length") in the refusal
// POST /api/alarm-rules/preview { draft, days } -> AlarmRulePreview
// GET /api/alarm-rules/fields -> FilterField[]
export interface WeeklyHours {
  /** ISO: Monday is 1, Sunday 7. */
  days: number[];
  /** "22:00:00"; a period that ends before it begins goes over midnight. */
  from: string;
  to: string;
}
export interface AlarmRuleFields {
  name: string;
  enabled: boolean;
  /** From the lowest to the highest; of each effect the first rule that has it counts. */
  order: number;
  filter: string;
  hours: WeeklyHours[];
  zone: string;
  severity: Severity | null;
  announceAfterSeconds: number | null;
  suppress: boolean;
  acknowledge: boolean;
  clearAfterSeconds: number | null;
  ticket: boolean;
  forward: string | null;
}
export type AlarmRuleField =
  | 'name' | 'enabled' | 'order' | 'filter' | 'hours' | 'severity' | 'announceAfter' | 'suppress' | 'acknowledge' | 'clearAfter' | 'ticket' | 'forward';
export interface AlarmRuleDraft {
  unitId: number;
  /** Null for a new rule of the unit. */
  key: string | null;
  fields: AlarmRuleFields;
  /** In which the unit differs from the rule of a unit above. */
  sets: AlarmRuleField[];
  /** Which units below may not set otherwise. */
  finals: AlarmRuleField[];
}
export interface AlarmRuleConflict {
  field: AlarmRuleField;
  unitId: number;
}
export interface AlarmRule {
  key: string;
  /** Whose rule it is; a unit above the asked one, or itself. */
  unitId: number;
  fields: AlarmRuleFields;
  origins: Record<string, number>;
  finals: Record<string, number>;
  conflicts: AlarmRuleConflict[];
  outdated: number[];
  /** What the asked unit itself says of it. */
  layerId: Id | null;
  revision: number;
  sets: AlarmRuleField[];
  changedBy: string | null;
  changedAt: Instant | null;
}
export type AlarmRuleEffect = 'level' | 'suppressed' | 'shown' | 'delayed' | 'unannounced' | 'acknowledged' | 'ordered' | 'clearedLater';
export interface AlarmRulePreviewAlarm {
  alarmId: Id;
  objectCode: string;
  objectName: string;
  type: string;
  instance: string;
  openedAt: Instant;
  before: Severity;
  after: Severity;
  effects: AlarmRuleEffect[];
}
export interface AlarmRulePreview {
  alarms: number;
  matched: number;
  effects: Record<string, number>;
  samples: AlarmRulePreviewAlarm[];
  /** More alarms opened in that time than are judged again. */
  isCut: boolean;
}
export interface FilterField {
  name: string;
  kind: string;
  other: string[];
  operators: string[];
  words: string[];
}
// GET /api/alarms/noise?by=&days=&unit= -> AlarmNoise[]; GET /api/alarms/noise/export.csv the same as a file
export type NoiseGrouping = 'type' | 'object' | 'rule';
export interface AlarmNoise {
  /** The type, the object's code or the rule's name. */
  key: string;
  name: string | null;
  objectId: Id | null;
  alarms: number;
  openings: number;
  flapping: number;
  false: number;
  acknowledged: number;
  suppressedByRule: number;
  suppressedByTopology: number;
  outOfService: number;
  shelved: number;
}

// GET /api/alarm-windows?past=true (also those that ended in the last 30 days) -> AlarmWindow[]; POST AlarmWindowDraft -> AlarmWindow; DELETE /api/alarm-windows/{id}?revision= ends it now
export interface AlarmWindowDraft {
  unitId: number;
  kind: AlarmWindowKind;
  objectId: Id | null;
  classCode: string | null;
  /** Null: now. */
  from: Instant | null;
  until: Instant;
  hours: WeeklyHours[];
  zone: string | null;
  reason: string;
}
export interface AlarmWindow {
  id: Id;
  /** Of an object that was put under maintenance on its page, `id` is the object's and nobody knows when it began: it ends there. */
  draft: AlarmWindowDraft;
  objectCode: string | null;
  objectName: string | null;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

// GET /api/classes -> ObjectClass[]: the taxonomy, depth first.
export interface ObjectClass {
  code: string;
  parent: string | null;
  system: string;
  nameZh: string;
  nameEn: string;
}

// GET /api/objects?unit=&own=&class=&state=a,b&location=&text=&sort=code|name|state&after=&size= -> Page<ObjectRow>
// GET /api/objects/export.csv?(same filters)
export interface ObjectRow {
  id: Id;
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  classCode: string;
  code: string;
  name: string;
  criticality: Criticality;
  protocol: Protocol;
  networkDomain: string;
  address: string;
  locationId: Id | null;
  locationName: string | null;
  state: ObjectState;
  reason: string | null;
  since: Instant;
  lastPollAt: Instant | null;
  revision: number;
}

// GET /api/objects/{id} -> ObjectDetail; POST /api/objects ObjectDraft; PUT /api/objects/{id} {draft, revision}; DELETE /api/objects/{id}?revision=
// POST /api/objects/{id}/maintenance {until: Instant|null, reason}; POST /api/objects/{id}/poll -> {epoch} (devices: poll, cameras: diagnose)
export interface ObjectDetail {
  object: ObjectRow;
  port: number;
  streamPath: string | null;
  credentialSetId: Id | null;
  pollPeriodSeconds: number;
  diagnosisPeriodSeconds: number;
  maintenanceUntil: Instant | null;
  thresholds: string | null;
  vendor: string | null;
  model: string | null;
}
export interface ObjectDraft {
  unitId: number;
  classCode: string;
  code: string;
  name: string;
  criticality: Criticality;
  protocol: Protocol;
  networkDomain: string;
  address: string;
  port: number;
  streamPath: string | null;
  credentialSetId: Id | null;
  pollPeriodSeconds: number;
  diagnosisPeriodSeconds: number;
  locationId: Id | null;
  thresholds: string | null;
  vendor: string | null;
  model: string | null;
}

export interface Finding {
  type: string;
  instance: string;
  severity: Severity;
  since: Instant;
  evidence: Alarm['evidence'];
}
export interface Quantity {
  name: string;
  instance: string;
  value: number;
  unit: string;
}

/** What a device says of itself, and the profile that reads it; null where nothing is known. */
export interface DeviceIdentity {
  vendor: string | null;
  kind: string | null;
  model: string | null;
  version: string | null;
  serial: string | null;
  profile: string | null;
  sysName: string | null;
  sysDescr: string | null;
  sysObjectId: string | null;
  sysLocation: string | null;
}
export type StateGrade = 'normal' | 'warning' | 'fault' | 'unknown' | 'absent';
export interface PartState {
  quantity: string;
  instance: string;
  grade: StateGrade;
  /** In the words of the device. */
  word: string;
  /** The alarm that it raises while it is bad; null when it raises none. */
  alarm: string | null;
}

// GET /api/alarm-types -> AlarmType[]: the alarms of devices as the standard pack names them; cause is a probable cause of ITU-T X.733.
export interface AlarmType {
  code: string;
  cause: string;
  nameZh: string;
  nameEn: string;
}

// GET /api/objects/{id}/status -> ObjectStatus; feed topic "object:{id}" -> ObjectStatus[] of length 1 keyed by objectId.
export interface ObjectStatus {
  objectId: Id;
  kind: 'device' | 'camera' | 'none';
  started: boolean;
  state: ObjectState;
  reason: string | null;
  since: Instant;
  findings: Finding[];
  confirmationSeconds: number;
  device: {
    lastPollAt: Instant | null;
    /** "answered", "timeout", "unreachable", "unauthorised", "malformed", "notAsked" */
    outcome: string | null;
    detail: string;
    roundTripMs: number | null;
    uptimeSeconds: number | null;
    identity: DeviceIdentity;
    pollPeriodSeconds: number;
    interfaces: { index: number; name: string; alias: string | null; speedBps: number; adminStatus: number; operStatus: number; duplex: number }[];
    quantities: Quantity[];
    /** The states of its parts, the worst first. */
    states: PartState[];
  } | null;
  camera: {
    livenessAt: Instant | null;
    /** StreamOutcome: "ok", "timeout", "connectionRefused", "unauthorised", "notFound"... */
    livenessOutcome: string | null;
    livenessDetail: string;
    livenessPeriodSeconds: number;
    diagnosisAt: Instant | null;
    diagnosisOutcome: string | null;
    diagnosisDetail: string;
    diagnosisPeriodSeconds: number;
    signallingMs: number | null;
    firstPacketMs: number | null;
    firstKeyframeMs: number | null;
    keyframeGapMsMax: number | null;
    measurements: Record<string, number>;
  } | null;
}

// GET /api/objects/{id}/series?hours= -> SeriesName[]; GET /api/objects/{id}/samples?name=&instance=&from=&to=&points= -> SamplePoint[]; /samples/export.csv?(same, lang=)
export interface SeriesName {
  name: string;
  instance: string;
  unit: string;
}
export interface SamplePoint {
  at: Instant;
  min: number;
  mean: number;
  max: number;
  count: number;
}

// GET /api/objects/{id}/flows?from=&to=&port= -> FlowSummary; GET /api/objects/{id}/flows/export.csv
export type FlowFormat = 'netFlow5' | 'netFlow9' | 'ipfix' | 'sFlow5';
export interface FlowSummary {
  from: Instant;
  to: Instant;
  /** The last minute of which anything is there; null when the span is empty. */
  lastAt: Instant | null;
  format: FlowFormat | null;
  total: FlowSum;
  loss: FlowLoss;
  /** In bit/s, in and out together. */
  rates: SamplePoint[];
  ports: FlowPort[];
  conversations: FlowConversation[];
  services: FlowService[];
  hosts: FlowHost[];
  places: FlowPlace[];
}
export interface FlowSum {
  octets: number;
  packets: number;
  flows: number;
}
/** What the exporter sent and cannot be told of. */
export interface FlowLoss {
  flows: number;
  datagrams: number;
  setsWithoutTemplate: number;
  malformed: number;
}
/** Port: ifIndex, 0 for what has none. Counted: by the port's own counters. */
export interface FlowPort {
  port: number;
  inOctets: number;
  outOctets: number;
  inOctetsMax: number;
  outOctetsMax: number;
  countedIn: number | null;
  countedOut: number | null;
}
export interface FlowConversation {
  source: string;
  sourceName: string | null;
  destination: string;
  destinationName: string | null;
  protocol: number;
  service: number;
  sum: FlowSum;
}
export interface FlowService {
  protocol: number;
  service: number;
  sum: FlowSum;
}
export interface FlowHost {
  address: string;
  name: string | null;
  inOctets: number;
  outOctets: number;
}
/** Address: "any" for every address of the machine. */
export interface FlowPlace {
  networkDomain: string;
  address: string;
  port: number;
}

// GET /api/objects/{id}/relations?history= -> Relation[]; POST /api/relations {fromId,type,toId,fromPort,toPort}; DELETE /api/relations/{id}
export type RelationType = 'hostedBy' | 'runsOn' | 'dependsOn' | 'connectedTo' | 'memberOf' | 'poweredBy' | 'redundantWith';
export interface Relation {
  id: Id;
  fromId: Id;
  fromName: string;
  type: RelationType;
  toId: Id;
  toName: string;
  fromPort: string | null;
  toPort: string | null;
  validFrom: Instant;
  validTo: Instant | null;
  createdBy: string;
}

// GET /api/objects/{id}/stack -> StackView (permission monitoring.read): the object first, then what it stands on, then what stands on it.
// Feed topic "stack:{id}" -> StackMember[] keyed by object.id.
export type StackMark = 'none' | 'affected' | 'root';
export interface StackView {
  /** More objects, levels or alarms than are given. */
  isCut: boolean;
  members: StackMember[];
}
export interface StackMember {
  object: ObjectRow;
  mark: StackMark;
  /** The roots that an affected member stands on. */
  roots: Id[];
  /** The redundant partner that is up, so that nothing above this failing member fails with it. */
  coveredBy: Id | null;
  /** Its last poll was answered: the metrics are what it measures now. */
  isLive: boolean;
  measuredAt: Instant | null;
  metrics: Quantity[];
  /** Relations to other members, from this one. */
  below: StackLink[];
  /** Open ones, most urgent first. */
  alarms: Alarm[];
}
export interface StackLink {
  type: RelationType;
  toId: Id;
}

// GET /api/cameras -> Camera[]; feed topic "cameras" -> Camera[] keyed by id.
export interface Camera {
  id: Id;
  unitId: number;
  code: string;
  name: string;
  state: ObjectState;
  /** Code of the worst finding; of a camera with picture faults "vq.abnormal", and `faults` says which. */
  reason: string | null;
  since: Instant;
  isKey: boolean;
  commissioning: Commissioning;
  /** Codes of the confirmed faults, worst first. */
  faults: string[];
}

// Pictures (image/jpeg, permission video.view, each view audited; the viewer's name and the time are burnt in):
// GET /api/cameras/{id}/picture?kind=latest|reference&profile=day|night and GET /api/pictures/{key}; header X-Taken-At ("as of").
export type Commissioning = 'pending' | 'accepted' | 'expectedFault';
export type DayProfile = 'day' | 'night';
export type ProfileRule = 'hours' | 'picture';
export type FaultVerdict = 'trueAlarm' | 'falseAlarm' | 'acceptedAsNormal';

/** Shares of the picture's width and height from its upper left corner, 0 to 1. */
export interface FaultRegion {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface FaultEvidence {
  code: string;
  /** 0 to 100: under 60 abnormal, from 80 good; null where there is no measure. */
  score: number | null;
  severity: Severity;
  since: Instant;
  value: number | null;
  limit: number | null;
  unit: string;
  hits: number;
  window: number;
  detail: string;
  /** Null: the whole picture, or the stream. */
  region: FaultRegion | null;
}
export interface FaultScore {
  code: string;
  score: number | null;
  value: number | null;
  limit: number | null;
  unit: string;
}

// GET /api/cameras/{id}/diagnosis -> CameraDiagnosis: the camera page (permission monitoring.read).
// PUT /api/cameras/{id}/settings {isKey, group, revision} -> CameraDiagnosis (monitoring.configure)
// PUT /api/cameras/{id}/reference {profile} -> CameraDiagnosis: the latest picture becomes the reference (monitoring.configure)
// POST /api/cameras/{id}/quarantine/lift -> CameraDiagnosis (monitoring.configure or alarm.handle)
// GET /api/cameras/{id}/history?fault=&days= -> FaultHistoryPoint[]: one point a round, oldest first (days 1 to 31, default 7)
export interface CameraDiagnosis {
  camera: Camera;
  group: string | null;
  livenessAt: Instant | null;
  livenessOutcome: string | null;
  livenessDetail: string;
  /** Who is asked whether the stream is there: "describe" (the camera itself), "session" (an open session). */
  livenessSource: string;
  livenessPeriodSeconds: number;
  diagnosisAt: Instant | null;
  diagnosisOutcome: string | null;
  diagnosisDetail: string;
  /** Of the plan that applies now; 0 when none does. */
  diagnosisPeriodSeconds: number;
  nextRoundAt: Instant | null;
  planId: Id | null;
  planName: string | null;
  /** Of the last round. */
  profile: DayProfile | null;
  quarantined: boolean;
  signallingMs: number | null;
  streamMs: number | null;
  keyframeMs: number | null;
  keyframeGapMsMax: number | null;
  latenessMsMax: number | null;
  /** Time of the latest picture: the page says "as of". */
  pictureAt: Instant | null;
  evidenceKey: Id | null;
  scores: FaultScore[];
  faults: FaultEvidence[];
  references: CameraReference[];
  exclusions: CameraExclusion[];
  expectedReason: string | null;
  expectedUntil: Instant | null;
  expectedOrder: string | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  /** Of the camera's settings. */
  revision: number;
}
export interface CameraReference {
  profile: DayProfile;
  pictureKey: Id;
  takenAt: Instant;
  /** Null: learnt by itself. */
  acceptedBy: string | null;
}
// DELETE /api/diagnosis/exclusions/{id} withdraws it (monitoring.configure).
export interface CameraExclusion {
  id: Id;
  cameraId: Id;
  fault: string;
  profile: DayProfile | null;
  reason: string;
  createdBy: string;
  createdAt: Instant;
  withdrawnBy: string | null;
  withdrawnAt: Instant | null;
}
export interface FaultHistoryPoint {
  at: Instant;
  profile: DayProfile;
  score: number | null;
  value: number | null;
}

// Plans (read monitoring.read, change monitoring.configure): GET /api/diagnosis/plans -> DiagnosisPlan[]; POST PlanDraft -> DiagnosisPlan;
// PUT /api/diagnosis/plans/{id} {draft, revision}; DELETE /api/diagnosis/plans/{id}?revision=
// Of several plans that fit a camera the one of the nearest unit applies, then the one that says most (group, key, class), then the first by name.
export interface PlanDraft {
  unitId: number;
  name: string;
  enabled: boolean;
  /** Empty: whatever the group. */
  groups: string[];
  /** Prefix of class codes; null: every camera. */
  classPrefix: string | null;
  keyOnly: boolean;
  periodSeconds: number;
  keyPeriodSeconds: number;
  /** Times of day in the zone, "08:00:00" to "18:00:00"; empty: always. */
  windows: PlanWindow[];
  zone: string;
  profileBy: ProfileRule;
  dayFrom: string;
  nightFrom: string;
  keyframes: number;
  burst: boolean;
  siteSessionsMax: number;
  recorderSessionsMax: number;
}
export interface PlanWindow {
  from: string;
  to: string;
}
export interface DiagnosisPlan {
  id: Id;
  draft: PlanDraft;
  /** Cameras in the caller's scope to which the plan applies now. */
  cameras: number;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

// POST /api/diagnosis/runs RunOrder -> DiagnosisRun at once (monitoring.configure or alarm.handle); GET /api/diagnosis/runs -> DiagnosisRun[] newest first;
// GET /api/diagnosis/runs/{id}; POST /api/diagnosis/runs/{id}/cancel. Feed topic "diagnosis" -> DiagnosisRun[] keyed by id.
/** Exactly one of the three. */
export interface RunOrder {
  cameraId: Id | null;
  unitId: number | null;
  planId: Id | null;
}
export interface DiagnosisRun {
  id: Id;
  unitId: number;
  cameraId: Id | null;
  planId: Id | null;
  orderedBy: string;
  orderedAt: Instant;
  total: number;
  done: number;
  failed: number;
  waiting: number;
  finishedAt: Instant | null;
  cancelledBy: string | null;
}

// GET /api/diagnosis/rounds?camera=&fault=&unit=&class=&outcome=&from=&to=&after=&size= -> Page<DiagnosisRound>, newest first; /export.csv, /export.xlsx
// GET /api/diagnosis/trend?unit=&fault=&days= -> FaultTrendPoint[]; GET /api/diagnosis/ranking?unit=&days=&limit= -> CameraRank[]
// GET /api/diagnosis/report?unit=&from=&to= -> DiagnosisReportRow[]; /export.csv, /export.xlsx
export interface DiagnosisRound {
  id: Id;
  cameraId: Id;
  cameraCode: string;
  cameraName: string;
  classCode: string;
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  at: Instant;
  planId: Id | null;
  runId: Id | null;
  /** StreamOutcome. */
  outcome: string;
  profile: DayProfile;
  /** What the round itself found, confirmed or not. */
  faults: FaultEvidence[];
  scores: FaultScore[];
  signallingMs: number | null;
  streamMs: number | null;
  keyframeMs: number | null;
  keyframeGapMsMax: number | null;
  latenessMsMax: number | null;
  evidenceKey: Id | null;
  verdicts: RoundVerdict[];
}
export interface FaultTrendPoint {
  /** Day in the zone Asia/Shanghai, "2026-11-24". */
  day: string;
  fault: string;
  rounds: number;
  cameras: number;
}
export interface CameraRank {
  cameraId: Id;
  cameraCode: string;
  cameraName: string;
  unitId: number;
  rounds: number;
  badRounds: number;
  failedRounds: number;
  worstFault: string | null;
}
export interface DiagnosisReportRow {
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  classCode: string;
  cameras: number;
  diagnosed: number;
  good: number;
  abnormal: number;
  /** Not one finished round in the time. */
  undiagnosed: number;
  rounds: number;
  /** Of the diagnosed, 0 to 1; null when none is. */
  goodRate: number | null;
}

// POST /api/diagnosis/verdicts NewVerdict -> RoundVerdict (alarm.handle); GET /api/diagnosis/verdicts/rates?unit=&days= -> FaultRate[]
export interface NewVerdict {
  roundId: Id;
  fault: string;
  verdict: FaultVerdict;
  note: string | null;
}
export interface RoundVerdict {
  fault: string;
  verdict: FaultVerdict;
  note: string | null;
  by: string;
  at: Instant;
}
export interface FaultRate {
  fault: string;
  trueAlarms: number;
  falseAlarms: number;
  acceptedAsNormal: number;
  /** False and accepted of all that were judged, 0 to 1. */
  falseAlarmRate: number;
}

// Commissioning: GET /api/commissioning?unit=&state=pending&after=&size=50 -> Page<CommissioningCard> (monitoring.read; pictures need video.view)
// GET /api/commissioning/progress?unit= -> CommissioningProgress[]; POST /api/commissioning CommissioningOrder -> CommissioningResult[] (monitoring.configure)
export interface CommissioningCard {
  camera: Camera;
  classCode: string;
  locationName: string | null;
  pictureKey: Id | null;
  pictureAt: Instant | null;
  suggestion: CommissioningSuggestion;
  /** What the last round found. */
  faults: FaultEvidence[];
  outcome: string | null;
  revision: number;
}
/** 'none': no picture yet. */
export type CommissioningSuggestion = 'accept' | 'faulty' | 'none';
export interface CommissioningOrder {
  verdict: CommissioningVerdict;
  cameraIds: Id[];
  /** With 'expected': the codes that are not raised; empty: none of the picture faults is. */
  faults: string[];
  reason: string | null;
  /** Of an expected fault: until when, or the number of the order that covers it. */
  until: Instant | null;
  order: string | null;
}
/** 'accept': in service, the picture is the reference; 'faulty': in service, what is wrong is raised; 'expected': in service, it is not; 'reopen': pending again. */
export type CommissioningVerdict = 'accept' | 'faulty' | 'expected' | 'reopen';
export interface CommissioningResult {
  cameraId: Id;
  /** Null: done. */
  refusal: 'not-found' | 'no-picture' | null;
}
export interface CommissioningProgress {
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  pending: number;
  accepted: number;
  expectedFault: number;
}

// Limits: GET /api/diagnosis/limits -> LimitDefinition[] (monitoring.read); GET /api/diagnosis/limits/overrides?unit=&camera= -> LimitOverride[];
// PUT /api/diagnosis/limits/overrides {draft, revision: 0 for a new one} -> LimitOverride; DELETE /api/diagnosis/limits/overrides/{id}?revision= (monitoring.configure)
// POST /api/diagnosis/limits/preview {draft: LimitDraft, days} -> LimitPreview. A camera's override beats its group's, that its unit's, that the units' above.
export interface LimitDefinition {
  name: string;
  default: number;
  min: number;
  max: number;
  /** Only whole numbers are allowed. */
  isWhole: boolean;
}
export interface LimitDraft {
  unitId: number;
  group: string | null;
  cameraId: Id | null;
  profile: DayProfile | null;
  limit: string;
  value: number;
}
export interface LimitOverride {
  id: Id;
  draft: LimitDraft;
  /** Of several that concern a camera the highest wins. */
  rank: number;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}
/** The last stored look at each camera, not older than the days, judged again. */
export interface LimitPreview {
  looks: number;
  /** Faults that would be found and are not now. */
  raised: LimitPreviewCamera[];
  /** Faults that are found now and would not be. */
  cleared: LimitPreviewCamera[];
}
export interface LimitPreviewCamera {
  cameraId: Id;
  cameraCode: string;
  cameraName: string;
  unitId: number;
  faults: string[];
}

// GET /api/credentials -> CredentialSet[]; POST /api/credentials and PUT /api/credentials/{id} CredentialDraft
export interface CredentialSet {
  id: Id;
  unitId: number;
  name: string;
  kind: 'snmp-community' | 'snmp-community-v1' | 'snmp-v3' | 'user-password' | 'http-basic' | 'http-bearer' | 'http-login';
  summary: string;
  usedBy: number;
  changedAt: Instant;
  revision: number;
}
export interface CredentialDraft {
  unitId: number;
  name: string;
  kind: CredentialSet['kind'];
  community?: string;
  userName?: string;
  password?: string;
  authProtocol?: string;
  authPassword?: string;
  privProtocol?: string;
  privPassword?: string;
  contextName?: string;
}

// GET /api/roles -> Role[]; GET /api/accounts?text=&after= -> Page<AccountRow>; POST /api/accounts {userName, displayName} -> {account, password}
// POST /api/accounts/{id}/assignments {roleCode, unitId, validTo}; DELETE /api/assignments/{id}
// POST /api/accounts/{id}/password-reset -> {password}; POST /api/accounts/{id}/disable | enable | unlock
export interface Role {
  code: string;
  class: RoleClass;
  tiers: Tier[];
  permissions: string[];
  nameZh: string;
  nameEn: string;
}
export interface Assignment {
  id: Id;
  roleCode: string;
  unitId: number;
  tier: Tier;
  validFrom: Instant;
  validTo: Instant | null;
  grantedBy: string;
}
export interface AccountRow {
  id: Id;
  userName: string;
  displayName: string;
  disabled: boolean;
  lockoutEnd: Instant | null;
  passwordChangedAt: Instant;
  assignments: Assignment[];
  revision: number;
}
// GET and PUT /api/password-policy
export interface PasswordPolicy {
  lengthMin: number;
  classesMin: number;
  ageMaxDays: number;
  historyLength: number;
}

// GET /api/audit?actor=&action=&text=&from=&to=&after=&size= -> Page<AuditEntry>; GET /api/audit/export.csv
export interface AuditEntry {
  sequence: number;
  at: Instant;
  actor: string;
  remoteAddress: string | null;
  unitId: number;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  succeeded: boolean;
  /** Of a subject that is only an id, where it is known and in the reader's scope. */
  subjectName: string | null;
}

// GET /api/system -> SystemStatus of the platform itself (permission system.configure or monitoring.read).
export interface PlatformStatus {
  version: string;
  host: 'embedded' | 'orleans';
  startedAt: Instant;
  database: { state: string; detail: string };
  activations: number;
  feedClients: number;
  samplesWritten: number;
  samplesSpilled: number;
  samplesDropped: number;
  icmpMethod: string;
  decoder: { available: boolean; detail: string; workers: number; queued: number };
}

/** Syslog and traps that devices pushed. Levels are those of syslog, 0 (emergency) to 7 (debug). */
export type LogKind = 'syslog' | 'trap' | 'flow' | 'webhook';
export type UnmappedReason = 'unknownSource' | 'ambiguousSource' | 'noRule' | 'unauthorised';
export type EventEffect = 'raise' | 'clear' | 'keep';

export interface LogVariable {
  name: string;
  value: string;
}

export interface LogEntry {
  sequence: number;
  at: Instant;
  deviceAt: Instant | null;
  networkDomain: string;
  address: string;
  objectId: Id | null;
  objectCode: string | null;
  objectName: string | null;
  unitId: number;
  kind: LogKind;
  facility: number | null;
  level: number;
  host: string;
  app: string;
  text: string;
  trapOid: string | null;
  rule: string | null;
  variables: LogVariable[];
}

export interface LogTail {
  rows: LogEntry[];
  head: number;
}

/** An empty address: the row counts what no longer fits into the list. */
export interface UnmappedSource {
  networkDomain: string;
  address: string;
  kind: LogKind;
  key: string;
  reason: UnmappedReason;
  objectId: Id | null;
  objectName: string | null;
  unitId: number;
  count: number;
  firstAt: Instant;
  lastAt: Instant;
  level: number;
  text: string;
  variables: LogVariable[];
}

export interface EventRuleDraft {
  unitId: number;
  name: string;
  enabled: boolean;
  kind: LogKind;
  trapOids: string[];
  app: string | null;
  prefix: string | null;
  contains: string | null;
  atLeast: number | null;
  effect: EventEffect;
  severity: Severity;
  instanceVariable: string | null;
  endsAfterSeconds: number | null;
}

/** Without id: of the standard pack. */
export interface EventRule {
  code: string;
  id: Id | null;
  nameZh: string;
  nameEn: string;
  alarmType: string;
  draft: EventRuleDraft;
  changedBy: string | null;
  changedAt: Instant | null;
  revision: number;
}

// GET /api/notices -> Page<Notice>; GET /api/notices/inbox; topic "notices/{account}" of the feed: what is unread under one's own bell.
export type NoticeChannelKind = 'inApp' | 'email' | 'webhook' | 'mqtt' | 'gsm' | 'siren';
export type NoticeState = 'pending' | 'sent' | 'dead';
export type NoticeWhat = 'opened' | 'escalated' | 'repeated' | 'cleared' | 'forwarded' | 'test' | 'viewOver' | 'viewBack';
export type NoticeRecipientKind = 'person' | 'role' | 'rota';

export interface Notice {
  id: Id;
  unitId: number;
  person: string | null;
  channelId: Id;
  channelName: string;
  kind: NoticeChannelKind;
  target: string;
  what: NoticeWhat;
  severity: Severity;
  alarmIds: Id[];
  title: string;
  text: string;
  createdAt: Instant;
  state: NoticeState;
  attempts: number;
  nextAt: Instant | null;
  answer: string | null;
  sentAt: Instant | null;
  readAt: Instant | null;
}

/** The part of a channel's kind is there and no other. */
export type NoticeChannelSettings = {
  email?: { host: string; port: number; encryption: 'startTls' | 'tls' | 'none'; from: string; userName: string | null; to: string[]; authorityPem: string | null } | null;
  webhook?: { url: string; preset: 'generic' | 'weCom' | 'dingTalk' | 'template' | 'upperTier'; template: string | null; contentType: string | null; authorityPem: string | null } | null;
  mqtt?: { host: string; port: number; tls: boolean; topic: string; userName: string | null; authorityPem: string | null } | null;
  gsm?: { device: string; baudRate: number; to: string[] } | null;
  siren?: { host: string; port: number; unit: number; coil: number; holdSeconds: number } | null;
};

export interface NoticeChannel {
  id: Id;
  unitId: number;
  name: string;
  kind: NoticeChannelKind;
  enabled: boolean;
  pictures: boolean;
  settings: NoticeChannelSettings;
  hasSecret: boolean;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

/** A secret of null keeps the one that is there, an empty one removes it. */
export interface NoticeChannelDraft {
  unitId: number;
  name: string;
  kind: NoticeChannelKind;
  enabled: boolean;
  pictures: boolean;
  settings: NoticeChannelSettings;
  secret: string | null;
}

export interface NoticeChannelName {
  id: Id;
  unitId: number;
  name: string;
  kind: NoticeChannelKind;
  enabled: boolean;
}

export interface NoticeRecipient {
  kind: NoticeRecipientKind;
  id: Id | null;
  roleCode: string | null;
}

export interface NoticeStep {
  afterSeconds: number;
  recipients: NoticeRecipient[];
  channels: Id[];
  inApp: boolean;
}

export interface NoticeRouteFields {
  name: string;
  enabled: boolean;
  filter: string;
  hours: WeeklyHours[];
  zone: string;
  steps: NoticeStep[];
  groupForSeconds: number;
  repeatEverySeconds: number | null;
  digestAt: string[];
  tellCleared: boolean;
}

export interface NoticeRoute {
  id: Id;
  unitId: number;
  fields: NoticeRouteFields;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

export interface NoticeProfile {
  email: string | null;
  phone: string | null;
  quietHours: WeeklyHours[];
  criticalInQuietHours: boolean;
  zone: string;
  hourlyMax: number;
  off: NoticeChannelKind[];
  language: string;
  soundFrom: Severity | null;
  revision: number;
}

export interface NoticeTrial {
  isSent: boolean;
  answer: string;
}

export type RotaDays = 'every' | 'workingDays' | 'daysOff';

export interface RotaLayer {
  name: string;
  members: Id[];
  startsOn: string;
  handOver: string;
  turnDays: number;
  hours: WeeklyHours[];
  days: RotaDays;
}

export interface RotaFields {
  name: string;
  zone: string;
  layers: RotaLayer[];
  holidays: string[];
  workedWeekends: string[];
}

export interface Rota {
  id: Id;
  unitId: number;
  fields: RotaFields;
  onDuty: Id[];
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

export interface RotaDuty {
  from: Instant;
  until: Instant;
  accountId: Id;
  layer: string;
  insteadOf: Id | null;
  overrideId: Id | null;
}

export interface RotaOverrideDraft {
  from: Instant;
  until: Instant;
  accountId: Id;
  insteadOf: Id | null;
  reason: string;
}

export interface PersonName {
  id: Id;
  userName: string;
  displayName: string;
}

// GET and PUT /api/alarm-sources; a program posts to /api/alarm-in/{id} with the token of the source.
export type AlarmSourceKind = 'alertmanager' | 'json' | 'lowerTier';

export interface AlarmSourceMapping {
  items: string;
  subject: string;
  title: string;
  detail: string;
  severity: string;
  severities: Record<string, Severity>;
  severityOtherwise: Severity;
  status: string;
  ended: string[];
  instance: string;
  endsAfterSeconds: number | null;
}

export interface AlarmSource {
  id: Id;
  unitId: number;
  name: string;
  kind: AlarmSourceKind;
  enabled: boolean;
  mapping: AlarmSourceMapping;
  changedBy: string;
  changedAt: Instant;
  revision: number;
}

export interface AlarmSourceDraft {
  unitId: number;
  name: string;
  kind: AlarmSourceKind;
  enabled: boolean;
  mapping: AlarmSourceMapping;
}

export interface AlarmSourceSaved {
  source: AlarmSource;
  token: string | null;
}

/**
 * The feed: SignalR hub /hubs/feed, server stream `Stream(topic, epoch, sequence)` of frames; topics "alarms", "units", "cameras", "diagnosis", "object:{id}", "stack:{id}", "notices/{account}".
 * The first frame after (null, 0) is a snapshot; after a known epoch and a sequence still in the ring of 60 s it is a delta. A server that restarted
 * has another epoch and sends a snapshot. A frame with kind "denied" ends the stream: the right to it is gone.
 */
export interface Frame<T = unknown> {
  topic: string;
  epoch: string;
  sequence: number;
  at: Instant;
  /** A great snapshot comes in parts; the last of them is the snapshot itself, and only then it counts. */
  kind: 'part' | 'snapshot' | 'delta' | 'denied';
  /** Whole items; each replaces the one with the same key. */
  items: T[];
  /** Keys that left. */
  removed: string[];
}

// GET /api/analysis/alarms?by=class,vendor&from&to&unit&zone&where=vendor:H3C (repeated) -> AlarmPivot; /list -> Page<Alarm>; /export.csv
export type AlarmDimension = 'class' | 'vendor' | 'model' | 'region' | 'prison' | 'system' | 'type' | 'severity' | 'hour' | 'day' | 'week' | 'month';
/** Times are in seconds. */
export interface AlarmFigures {
  alarms: number;
  occurrences: number;
  open: number;
  acknowledged: number;
  cleared: number;
  repeated: number;
  falseAlarms: number;
  toAcknowledgeMean: number | null;
  toAcknowledgeMedian: number | null;
  toClearMean: number | null;
  toClearMedian: number | null;
}
export interface AlarmPivotCell {
  key: string[];
  figures: AlarmFigures;
}
export interface AlarmPivot {
  from: Instant;
  to: Instant;
  zone: string;
  by: AlarmDimension[];
  total: AlarmFigures;
  cells: AlarmPivotCell[];
  isCut: boolean;
}

// GET /api/walls/{unit} -> WallPlan; PUT {scenes, revision}
export type WallWidgetKind = 'health' | 'severity' | 'systems' | 'units' | 'cameras' | 'video' | 'ticker' | 'trend' | 'types' | 'response' | 'room' | 'topology' | 'kpi' | 'clock' | 'text';
/** Of the alarms of seven days. */
export type WallKpi = 'alarms' | 'repeatedShare' | 'falseShare' | 'toAcknowledgeMean' | 'toClearMean';
export interface WallWidget {
  kind: WallWidgetKind;
  x: number;
  y: number;
  width: number;
  height: number;
  text: string | null;
  /** Of a topology. */
  mapId: Id | null;
  /** Of a figure. */
  kpi: WallKpi | null;
}
export interface WallScene {
  id: Id;
  name: string;
  columns: number;
  rows: number;
  /** In the rotation for so long; 0 is not in it. */
  seconds: number;
  widgets: WallWidget[];
}
export interface WallPlan {
  unitId: number;
  revision: number;
  scenes: WallScene[];
  changedBy: string | null;
  changedAt: Instant | null;
}

// GET /api/topology/maps?unit= -> TopologyMapRow[]: the automatic map of every unit in scope, then the drawn ones
// POST /api/topology/maps {unitId, draft, copyOf?} -> TopologyMapRow; GET /api/topology/maps/{id} -> TopologyView
// PUT /api/topology/maps/{id} {draft, revision} -> TopologyMapRow; DELETE /api/topology/maps/{id}?revision=
// POST /api/topology/maps/{id}/edits TopologyEdit -> TopologyMapRow; POST /api/topology/maps/{id}/pictures (bytes) -> TopologyPictureKey
// GET /api/topology/pictures/{id}; GET /api/topology/objects/{id}/maps -> TopologyMapRow[]; GET /api/topology/maps/{id}/states -> TopologyStates
// Feed topic "topology:{mapId}" -> (TopologyMapNow | TopologyNodeState | TopologyLinkNow)[] keyed by `key`.
export type TopologyMapKind = 'automatic' | 'drawn';
export type TopologyNodeKind = 'object' | 'map' | 'symbol';
export type TopologyElementKind = 'node' | 'link' | 'group' | 'text';
export type TopologyLinkState = 'unknown' | 'normal' | 'abnormal' | 'broken';
export type TopologyLinkCause =
  | 'portDown' | 'switchedOff' | 'oneSideDown' | 'halfLost' | 'errors' | 'discards' | 'speedMismatch' | 'duplexMismatch' | 'endUnreachable' | 'portMissing'
  | 'overloaded' | 'toldByTrap';
export interface TopologyBackground {
  pictureId: Id;
  x: number;
  y: number;
  width: number;
  height: number;
  opacity: number;
}
export interface TopologyMapRow {
  id: Id;
  unitId: number;
  unitNameZh: string;
  unitNameEn: string;
  /** Empty for an automatic map: it has the name of its unit. */
  name: string;
  kind: TopologyMapKind;
  isTemplate: boolean;
  background: TopologyBackground | null;
  changedBy: string;
  changedAt: Instant | null;
  revision: number;
  mayEdit: boolean;
}
export interface TopologyMapDraft {
  name: string;
  isTemplate: boolean;
  background: TopologyBackground | null;
}
export interface TopologyPoint {
  x: number;
  y: number;
}
/** What somebody put on a map, moved or hid. */
export interface TopologyElement {
  id: Id;
  kind: TopologyElementKind;
  objectId: Id | null;
  mapId: Id | null;
  relationId: Id | null;
  fromId: Id | null;
  toId: Id | null;
  fromPort: string | null;
  toPort: string | null;
  groupId: Id | null;
  label: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
  points: TopologyPoint[] | null;
  style: Record<string, string> | null;
  isHidden: boolean;
}
export interface TopologyNode {
  id: Id;
  kind: TopologyNodeKind;
  objectId: Id | null;
  mapId: Id | null;
  unitId: number | null;
  code: string;
  name: string;
  classCode: string | null;
  criticality: Criticality | null;
  address: string | null;
  x: number;
  y: number;
  isPlaced: boolean;
  element: TopologyElement | null;
}
export interface TopologyLink {
  id: Id;
  /** Null when it was drawn by hand. */
  relationId: Id | null;
  relation: RelationType | null;
  fromNodeId: Id;
  toNodeId: Id;
  fromObjectId: Id | null;
  toObjectId: Id | null;
  fromPort: string | null;
  toPort: string | null;
  fromAggregate: string | null;
  toAggregate: string | null;
  fromVlans: string | null;
  toVlans: string | null;
  /** Links that stand in for each other share it. */
  redundancyGroup: string | null;
  createdBy: string | null;
  element: TopologyElement | null;
}
export interface TopologyView {
  map: TopologyMapRow;
  /** As in TopologyMapNow: of the map as it is read here. */
  structure: string;
  nodes: TopologyNode[];
  links: TopologyLink[];
  /** Groups and texts, and what somebody took off the map. */
  others: TopologyElement[];
  isCut: boolean;
}
/** One step of the map's revision: all of it or nothing. */
export interface TopologyEdit {
  revision: number;
  put: TopologyElement[];
  remove: Id[];
}
export interface TopologyPictureKey {
  pictureId: Id;
}
export interface TopologyMapNow {
  key: string;
  kind: 'map';
  revision: number;
  /** Another one when nodes, links or their places are no longer what was loaded. */
  structure: string;
  nodes: Record<string, number>;
  links: Record<string, number>;
}
export interface TopologyNodeState {
  key: string;
  kind: 'node';
  id: Id;
  state: ObjectState;
  reason: string | null;
  since: Instant | null;
  cpuRatio: number | null;
  memoryRatio: number | null;
  /** Of a map that is a node: its objects by state. */
  objects: Record<string, number> | null;
}
/** One end of a link. Statuses are the numbers of IF-MIB: 1 up, 2 down. */
export interface TopologyPortNow {
  name: string;
  alias: string | null;
  adminStatus: number;
  operStatus: number;
  speedBps: number;
  isFresh: boolean;
  /** 2 half, 3 full; everything else says nothing. */
  duplex: number;
}
/** "Forward" is the direction from its from-node to its to-node. */
export interface TopologyLinkNow {
  key: string;
  kind: 'link';
  id: Id;
  state: TopologyLinkState;
  causes: TopologyLinkCause[];
  changedAt: Instant | null;
  measuredAt: Instant | null;
  speedBps: number | null;
  forwardBps: number | null;
  backwardBps: number | null;
  forwardRatio: number | null;
  backwardRatio: number | null;
  errorsPerSecond: number | null;
  discardsPerSecond: number | null;
  from: TopologyPortNow | null;
  to: TopologyPortNow | null;
}
export interface TopologyStates {
  map: TopologyMapNow;
  nodes: TopologyNodeState[];
  links: TopologyLinkNow[];
}

// GET /api/topology/path?from=&to= -> TopologyPaths; GET /api/topology/impact?object= or ?relation= -> TopologyImpact
export interface TopologyHop {
  objectId: Id;
  code: string;
  name: string;
  inPort: string | null;
  outPort: string | null;
  /** The link by which the next object is reached; null at the end of the way. */
  relationId: Id | null;
}
export interface TopologyPaths {
  /** Links on each of them; null when there is none. */
  length: number | null;
  isCut: boolean;
  paths: TopologyHop[][];
}
export interface TopologyImpactObject {
  id: Id;
  code: string;
  name: string;
  classCode: string;
  unitId: number;
}
export interface TopologyImpact {
  /** No longer reach the greatest part of what they were connected with. */
  cutOff: TopologyImpactObject[];
  /** Go on, but over their last way. */
  weakened: TopologyImpactObject[];
  byClass: Record<string, number>;
  isCut: boolean;
}

// GET /api/topology/proposals?unit=&state= -> TopologyProposal[]; POST /api/topology/proposals/decisions TopologyDecision -> TopologyDecided
// GET /api/topology/discovery?unit= -> TopologyDiscovery; POST /api/topology/discovery {unitId} -> TopologyDiscovery
export interface TopologyEnd {
  objectId: Id;
  code: string;
  name: string;
  classCode: string;
  port: string | null;
}
export type EvidenceSource = 'fdb' | 'cdp' | 'lldp';
export interface TopologyEvidence {
  source: EvidenceSource;
  seenBy: Id;
  port: string | null;
  code: string;
  said: string;
  at: Instant;
}
export type ProposalKind = 'new' | 'gone' | 'moved';
export type ProposalState = 'open' | 'accepted' | 'refused' | 'withdrawn';
export interface TopologyProposal {
  id: Id;
  unitId: number;
  kind: ProposalKind;
  state: ProposalState;
  from: TopologyEnd;
  to: TopologyEnd;
  relationId: Id | null;
  formerFrom: TopologyEnd | null;
  formerTo: TopologyEnd | null;
  /** 0 to 1. */
  confidence: number;
  evidence: TopologyEvidence[];
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  reason: string | null;
}
export interface TopologyDecision {
  ids: Id[];
  accept: boolean;
  reason: string | null;
}
export interface TopologyDecided {
  done: Id[];
  failed: Record<Id, string>;
}
export interface TopologySilent {
  objectId: Id;
  code: string;
  name: string;
  reason: string;
}
/** Something that an object sees on a port and that is no object of ours. */
export interface TopologyStranger {
  seenBy: Id;
  code: string;
  port: string | null;
  source: EvidenceSource;
  said: string;
}
export interface TopologyDiscovery {
  unitId: number;
  isRunning: boolean;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  devices: number;
  asked: number;
  answered: number;
  links: number;
  open: number;
  silent: TopologySilent[];
  unknown: TopologyStranger[];
}

// GET /api/alarm-views -> AlarmView[]; POST AlarmViewDraft; PUT /{id} {draft, revision}; DELETE /{id}?revision=
export interface AlarmView {
  id: Id;
  unitId: number;
  owner: string;
  own: boolean;
  name: string;
  query: string;
  shared: boolean;
  countMax: number | null;
  /** The owner is told when there have been more for so many minutes; null never. */
  tellAfterMinutes: number | null;
  revision: number;
}
export interface AlarmViewDraft {
  name: string;
  query: string;
  shared: boolean;
  countMax: number | null;
  tellAfterMinutes: number | null;
}

// GET /api/handovers?unit -> Page<ShiftHandover>; GET /figures?unit&from -> ShiftFigures; POST ShiftHandoverDraft; POST /{id}/accept
export interface ShiftFigures {
  opened: number;
  acknowledged: number;
  cleared: number;
  open: number;
  openCritical: number;
  openMajor: number;
  unacknowledged: number;
}
export interface ShiftHandover {
  id: Id;
  unitId: number;
  from: Instant;
  to: Instant;
  author: string;
  own: boolean;
  note: string;
  figures: ShiftFigures;
  acceptedBy: string | null;
  acceptedAt: Instant | null;
}
export interface ShiftHandoverDraft {
  unitId: number;
  from: Instant;
  note: string;
}
