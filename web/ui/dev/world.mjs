// An invented estate for developing screens without the server. Nothing of it reaches the product.
import { randomUUID } from 'node:crypto';

let seed = 7;
export const random = () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];
export const iso = (ms = Date.now()) => new Date(ms).toISOString();

const provinceNames = [['四川', 'Sichuan'], ['云南', 'Yunnan'], ['贵州', 'Guizhou'], ['陕西', 'Shaanxi'], ['河北', 'Hebei'], ['江苏', 'Jiangsu'], ['浙江', 'Zhejiang'], ['湖南', 'Hunan']];
const prisonNames = [['锦江监狱', 'Jinjiang Prison'], ['嘉陵监狱', 'Jialing Prison'], ['滇池监狱', 'Dianchi Prison'], ['汉州监狱', 'Hanzhou Prison'], ['雅安监狱', "Ya'an Prison"]];

export function makeUnits(large) {
  const units = [{ id: 1, parentId: null, tier: 'ministry', code: '00', nameZh: '监狱管理局', nameEn: 'Prison Administration', revision: 1, inScope: true }];
  const provinces = large ? 31 : 2;
  let id = 2;
  for (let p = 0; p < provinces; p += 1) {
    const [zh, en] = provinceNames[p] ?? [`省${p + 1}`, `Province ${p + 1}`];
    units.push({ id: id++, parentId: 1, tier: 'province', code: String(11 + p), nameZh: `${zh}省局`, nameEn: en, revision: 1, inScope: true });
  }
  for (let p = 0; p < provinces; p += 1) {
    const prisons = large ? 6 : p === 0 ? 2 : 1;
    for (let k = 0; k < prisons; k += 1) {
      const [zh, en] = large ? [`第${k + 1}监狱`, `Prison ${k + 1}`] : prisonNames[p * 2 + k];
      units.push({ id: id++, parentId: 2 + p, tier: 'prison', code: `${11 + p}${k + 1}`, nameZh: zh, nameEn: en, revision: 1, inScope: true });
    }
  }
  return units;
}

export const classes = [
  ['security', null, '安防设施', 'Security facilities'], ['security.video-surveillance', 'security', '视频监控', 'Video surveillance'], ['security.video-surveillance.camera', 'security.video-surveillance', '摄像机', 'Camera'],
  ['network', null, '网络设施', 'Network facilities'], ['network.switch', 'network', '交换机', 'Switch'], ['compute', null, '计算与存储设施', 'Computing and storage'], ['compute.server', 'compute', '服务器', 'Server'],
  ['room', null, '机房与机房基础设施', 'Machine rooms'], ['room.electrical', 'room', '电气系统', 'Electrical'], ['room.electrical.ups', 'room.electrical', 'UPS', 'UPS'], ['room.hvac', 'room', '空调系统', 'Air conditioning'], ['room.hvac.precision-ac', 'room.hvac', '精密空调', 'Precision AC'],
  ['infosec', null, '信息安全设施', 'Information security'], ['infosec.firewall', 'infosec', '防火墙', 'Firewall'],
].map(([code, parent, nameZh, nameEn]) => ({ code, parent, system: code.split('.')[0], nameZh, nameEn }));

const kinds = [
  ['network.switch', 'SW', '接入交换机', 'snmp', 6], ['compute.server', 'SRV', '应用服务器', 'snmp', 4], ['room.electrical.ups', 'UPS', 'UPS', 'snmp', 2],
  ['room.hvac.precision-ac', 'AC', '精密空调', 'snmp', 2], ['infosec.firewall', 'FW', '边界防火墙', 'icmp', 1],
];
const places = ['A 监区', 'B 监区', 'C 监区', '会见楼', '主机房', '围墙东', '围墙西', '大门'];

export function makeObjects(units, large) {
  const objects = [];
  const prisons = units.filter((unit) => unit.tier === 'prison');
  for (const unit of prisons) {
    const add = (classCode, code, name, protocol, i) => objects.push({
      id: randomUUID(), unitId: unit.id, unitNameZh: unit.nameZh, unitNameEn: unit.nameEn, classCode, code, name, criticality: i % 5 === 0 ? 'core' : 'nonCore', protocol,
      networkDomain: 'encrypted', address: `10.${unit.id}.${i % 4}.${10 + (i % 200)}`, locationId: null, locationName: pick(places), state: 'normal', reason: null,
      since: iso(Date.now() - random() * 8.64e7), lastPollAt: iso(), revision: 1,
    });
    const cameras = large ? 27 : 24;
    for (let i = 1; i <= cameras; i += 1) add('security.video-surveillance.camera', `CAM-${String(i).padStart(2, '0')}`, `${pick(places)}摄像机 ${String(i).padStart(2, '0')}`, 'rtsp', i);
    for (const [classCode, prefix, name, protocol, count] of kinds) for (let i = 1; i <= count; i += 1) add(classCode, `${prefix}-${String(i).padStart(2, '0')}`, `${name} ${String(i).padStart(2, '0')}`, protocol, i);
  }
  return objects;
}

const cameraTypes = [['vq.signal-loss', 'critical', 'unreachable'], ['vq.freeze', 'major', 'fault'], ['vq.pull-failed', 'major', 'unreachable'], ['vq.decode-failed', 'minor', 'fault'], ['vq.too-dark', 'minor', 'warning']];
const deviceTypes = [['device.unreachable', 'critical', 'unreachable'], ['cpu.load', 'minor', 'warning'], ['interface.down', 'major', 'fault'], ['storage.used', 'warning', 'warning'], ['device.unauthorised', 'minor', 'fault']];

export function makeAlarm(object, openedMs) {
  const [type, severity, state] = pick(object.protocol === 'rtsp' ? cameraTypes : deviceTypes);
  const numeric = type === 'cpu.load' || type === 'storage.used';
  object.state = state;
  object.reason = type;
  object.since = iso(openedMs);
  return {
    id: randomUUID(), objectId: object.id, objectCode: object.code, objectName: object.name, classCode: object.classCode, locationName: object.locationName, unitId: object.unitId,
    unitNameZh: object.unitNameZh, unitNameEn: object.unitNameEn, type, instance: type === 'interface.down' ? 'Gi1/0/24' : type === 'storage.used' ? '/var' : '', severity, originalSeverity: severity,
    firstAt: iso(openedMs - 20_000), openedAt: iso(openedMs), lastAt: iso(openedMs + 60_000), count: 1 + Math.floor(random() * 5),
    evidence: { value: numeric ? 0.9 + random() * 0.1 : null, limit: numeric ? 0.9 : null, unit: numeric ? 'ratio' : null, hits: 2, window: 3, detail: numeric ? '' : pick(['timeout', 'connectionRefused', 'noKeyframe']), pictureKey: type.startsWith('vq.') ? randomUUID() : null, faults: [], referenceKey: null, expected: null },
    acknowledgedBy: null, acknowledgedAt: null, note: null, clearedAt: null, clearedBy: null, clearReason: null, revision: 1,
  };
}

const weights = { normal: 100, warning: 70, fault: 30, unreachable: 0 };
export function makeStatus(unit, units, objects, alarms) {
  const within = new Set([unit.id]);
  for (const other of units) if (within.has(other.parentId)) within.add(other.id);
  const mine = objects.filter((object) => within.has(object.unitId));
  const systems = ['room', 'network', 'compute', 'security', 'infosec'].map((system) => {
    const members = mine.filter((object) => object.classCode.split('.')[0] === system);
    const counts = { normal: 0, warning: 0, fault: 0, unreachable: 0, maintenance: 0, unknown: 0 };
    members.forEach((object) => (counts[object.state] += 1));
    const judged = members.filter((object) => weights[object.state] !== undefined);
    return {
      system, ...counts, monitored: members.length - counts.unknown, health: judged.length ? judged.reduce((sum, object) => sum + weights[object.state], 0) / judged.length : null,
      causes: members.filter((object) => ['unreachable', 'fault', 'warning'].includes(object.state)).slice(0, 8).map((object) => ({ objectId: object.id, unitId: object.unitId, classCode: object.classCode, state: object.state, reason: object.reason, criticality: object.criticality })),
    };
  });
  const zero = () => ({ critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0 });
  const open = zero();
  const unacknowledged = zero();
  for (const alarm of alarms.values()) {
    if (!within.has(alarm.unitId) || alarm.clearedAt) continue;
    open[alarm.severity] += 1;
    if (!alarm.acknowledgedAt) unacknowledged[alarm.severity] += 1;
  }
  const healths = systems.filter((system) => system.health !== null);
  const expected = units.filter((other) => within.has(other.id)).length * 3;
  return { unitId: unit.id, tier: unit.tier, health: healths.length ? healths.reduce((sum, system) => sum + system.health, 0) / healths.length : null, systems, open, unacknowledged, childrenReporting: expected, childrenExpected: expected, overdueChildren: [], at: iso(), oldestAt: iso(Date.now() - 4000) };
}
