import { iso, random } from './world.mjs';

const quantities = (object) => {
  const list = [['cpu.load', '', 0.42, 'ratio'], ['memory.used', '', 0.71, 'ratio'], ['storage.used', '/', 0.55, 'ratio'], ['storage.used', '/var', 0.93, 'ratio'], ['sensor.temperature', 'inlet', 24.5, 'Cel']];
  for (let i = 1; i <= 8; i += 1) list.push(['interface.in', `Gi1/0/${i}`, random() * 9e8, 'bit/s'], ['interface.out', `Gi1/0/${i}`, random() * 4e8, 'bit/s'], ['interface.in.errors', `Gi1/0/${i}`, 0, '1/s']);
  return object.protocol === 'icmp' ? [['round-trip', '', 0.0021, 's']].map(toQuantity) : list.map(toQuantity);
};
const toQuantity = ([name, instance, value, unit]) => ({ name, instance, value, unit });
const relations = new Map();
const maintenance = new Map();

function status(object, world) {
  const camera = object.protocol === 'rtsp';
  const alarms = [...world.alarms.values()].filter((alarm) => alarm.objectId === object.id);
  return {
    objectId: object.id, kind: camera ? 'camera' : 'device', started: true, state: object.state, reason: object.reason, since: object.since,
    findings: alarms.map((alarm) => ({ type: alarm.type, instance: alarm.instance, severity: alarm.severity, since: alarm.firstAt, evidence: alarm.evidence })), confirmationSeconds: camera ? 25 : 130,
    device: camera ? null : { lastPollAt: iso(Date.now() - 12_000), outcome: object.state === 'unreachable' ? 'timeout' : 'answered', detail: object.state === 'unreachable' ? 'no answer from 10.5.0.11:161 within 2 s, 3 tries' : '', roundTripMs: 3.4, uptimeSeconds: 812_345, identity: { vendor: 'Huawei', kind: 'network', model: 'S5735-L24T4X', version: 'V200R021C00', serial: '2102353TQN10M1000123', profile: 'huawei-vrp', sysName: object.code.toLowerCase(), sysDescr: 'Linux 6.1.0 x86_64', sysObjectId: '1.3.6.1.4.1.8072.3.2.10', sysLocation: null }, pollPeriodSeconds: 60, interfaces: Array.from({ length: 8 }, (_, i) => ({ index: i + 1, name: `Gi1/0/${i + 1}`, alias: i === 0 ? '上联 核心' : null, speedBps: 1e9, adminStatus: 1, operStatus: i === 5 ? 2 : 1, duplex: i === 3 ? 2 : 3 })), quantities: quantities(object), states: [{ quantity: 'sensor.state', instance: 'Slot 0 Fan 2', grade: 'fault', word: 'abnormal', alarm: 'fan.fault' }, { quantity: 'sensor.state', instance: 'PWR1', grade: 'warning', word: 'notSupply', alarm: 'power-supply.fault' }, { quantity: 'sensor.state', instance: 'Slot 0 Fan 1', grade: 'normal', word: 'normal', alarm: 'fan.fault' }, { quantity: 'sensor.state', instance: 'PWR2', grade: 'absent', word: 'notPresent', alarm: 'power-supply.fault' }] },
    camera: camera ? { livenessAt: iso(Date.now() - 6000), livenessOutcome: object.state === 'unreachable' ? 'timeout' : 'ok', livenessDetail: 'RTSP DESCRIBE', livenessPeriodSeconds: 10, diagnosisAt: iso(Date.now() - 95_000), diagnosisOutcome: object.state === 'fault' ? 'noKeyframe' : 'ok', diagnosisDetail: '', diagnosisPeriodSeconds: 300, signallingMs: 14, firstPacketMs: 61, firstKeyframeMs: 402, keyframeGapMsMax: 2004, measurements: { widthPx: 1280, heightPx: 720, lumaMean: 96.4, lumaStdDev: 48.1, lumaEntropyBits: 6.9, chromaSpread: 11.2, sharpness: 31.5 } } : null,
  };
}

/** A switch is the root below twenty hosts; of a stack of anything else the first objects of the world are the rest. */
function stackOf(object, world) {
  const rest = world.objects.filter((one) => one.id !== object.id).slice(0, 20);
  const root = object.state === 'unreachable' || object.state === 'fault';
  const member = (one, mark) => {
    const { device, camera } = status(one, world);
    const metrics = camera ? [{ name: 'stream.first-keyframe', instance: '', value: 0.402, unit: 's' }] : device.quantities.slice(0, 3);
    const alarms = [...world.alarms.values()].filter((alarm) => alarm.objectId === one.id);
    const below = one === object ? [] : [{ type: 'connectedTo', toId: object.id }];
    return { object: one, mark, roots: mark === 'affected' ? [object.id] : [], coveredBy: null, isLive: one.state !== 'unreachable', measuredAt: iso(Date.now() - 12_000), metrics, below, alarms };
  };
  return { isCut: false, members: [member(object, root ? 'root' : 'none'), ...rest.map((one) => member(one, root ? 'affected' : 'none'))] };
}

/** A wave of a day, one point a minute or for as long as the chart has room; of the last fifth an eighth is missing. */
function samples(query) {
  const [from, to] = [Date.parse(query.get('from')), Date.parse(query.get('to'))];
  const step = Math.max(60_000, (to - from) / Number(query.get('points') ?? 300));
  const count = Math.floor((to - from) / step);
  return Array.from({ length: count }, (_, i) => {
    const mean = 0.45 + 0.25 * Math.sin(((from + i * step) / 86_400_000) * 2 * Math.PI) + random() * 0.05;
    const spread = step > 60_000 ? 0.04 + random() * 0.08 : 0;
    return { at: iso(from + i * step), min: mean - spread, mean, max: mean + spread, count: Math.round(step / 60_000) };
  }).filter((_, i) => i < count * 0.8 || i > count * 0.825);
}

export function answerObject({ path, query, body, method, world, json, refuse, page, response }) {
  if (path === '/api/objects' && method === 'GET') {
    let rows = world.objects;
    const states = query.get('state')?.split(',');
    const text = query.get('text')?.toLowerCase();
    if (states) rows = rows.filter((object) => states.includes(object.state));
    if (query.get('class')) rows = rows.filter((object) => object.classCode === query.get('class') || object.classCode.startsWith(`${query.get('class')}.`));
    if (text) rows = rows.filter((object) => [object.name, object.code, object.address].some((value) => value.toLowerCase().includes(text)));
    if (query.get('unit')) {
      const within = new Set([Number(query.get('unit'))]);
      for (const unit of world.units) if (within.has(unit.parentId) && query.get('own') !== 'true') within.add(unit.id);
      rows = rows.filter((object) => within.has(object.unitId));
    }
    const sort = query.get('sort') ?? 'code';
    json(response, page([...rows].sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1)), query));
    return true;
  }
  if (path === '/api/objects' && method === 'POST') {
    if (body.code === 'BAD') refuse(response, 422, 'invalid', { errors: { address: ['address "" is empty; an IPv4 or IPv6 address or a host name is allowed'] } });
    else json(response, { ...world.objects[0], id: crypto.randomUUID(), code: body.code });
    return true;
  }
  if (path === '/api/cameras') {
    json(response, world.objects.filter((object) => object.protocol === 'rtsp'));
    return true;
  }
  if (path.endsWith('/samples/export.csv')) {
    response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8' });
    response.end(samples(query).map((point) => `${point.at},${point.mean}\r\n`).join(''));
    return true;
  }
  const match = /^\/api\/objects\/([^/]+)(?:\/(\w+))?$/.exec(path);
  if (match) {
    const object = world.objects.find((one) => one.id === match[1]);
    if (!object) refuse(response, 404, 'not-found');
    else if (match[2] === 'status') json(response, status(object, world));
    else if (match[2] === 'series') json(response, status(object, world).device?.quantities.map(({ name, instance, unit }) => ({ name, instance, unit })) ?? [{ name: 'stream.keyframe-delay', instance: '', unit: 'ms' }]);
    else if (match[2] === 'stack') json(response, stackOf(object, world));
    else if (match[2] === 'samples') json(response, samples(query));
    else if (match[2] === 'relations') json(response, relations.get(object.id) ?? [{ id: crypto.randomUUID(), fromId: object.id, fromName: object.name, type: 'connectedTo', toId: world.objects[30].id, toName: world.objects[30].name, fromPort: 'eth0', toPort: 'Gi1/0/7', validFrom: iso(Date.now() - 8e8), validTo: null, createdBy: 'admin' }]);
    else if (match[2] === 'maintenance') {
      maintenance.set(object.id, body.until);
      object.state = body.until ? 'maintenance' : 'normal';
      json(response, null, 204);
    } else if (match[2] === 'poll') json(response, { epoch: 7 });
    else json(response, { object, port: object.protocol === 'rtsp' ? 554 : 161, streamPath: object.protocol === 'rtsp' ? '/cam/1' : null, credentialSetId: null, pollPeriodSeconds: 60, diagnosisPeriodSeconds: 300, maintenanceUntil: maintenance.get(object.id) ?? null, thresholds: null });
    return true;
  }
  if (/^\/api\/(cameras|pictures)\//.test(path)) {
    // A grey 1 x 1 JPEG.
    response.writeHead(200, { 'Content-Type': 'image/jpeg', 'X-Taken-At': iso(Date.now() - 95_000) });
    response.end(Buffer.from('/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==', 'base64'));
    return true;
  }
  return false;
}
