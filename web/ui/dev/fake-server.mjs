// Speaks the wire contract well enough to develop screens: node dev/fake-server.mjs [port] [small|large]. Serves dist/ under the product's policy.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { answerAdministration } from './fake-administration.mjs';
import { changeAlarms, fillAlarms } from './fake-alarms.mjs';
import { answerObject } from './fake-objects.mjs';
import { answerTopology, makeTopology, topologyItems, topologyTick } from './fake-topology.mjs';
import { classes, iso, makeAlarm, makeObjects, makeStatus, makeUnits, random } from './world.mjs';

const port = Number(process.argv[2] ?? 5080);
const large = process.argv[3] === 'large';
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

const world = { units: makeUnits(large), classes, alarms: new Map(), history: [], events: new Map() };
world.objects = makeObjects(world.units, large);
const openAlarm = (openedMs) => {
  const calm = world.objects.filter((object) => object.state === 'normal');
  const object = calm[Math.floor(random() * calm.length)];
  if (!object) return null;
  const alarm = makeAlarm(object, openedMs);
  world.alarms.set(alarm.id, alarm);
  world.events.set(alarm.id, [{ sequence: 1, at: alarm.openedAt, kind: 'opened', severity: alarm.severity, actor: 'system', note: null }]);
  return alarm;
};
for (let i = 0; i < (large ? 420 : 14); i += 1) {
  const alarm = openAlarm(Date.now() - random() ** 3 * 8.64e7 - 60_000);
  if (alarm && random() < 0.4) Object.assign(alarm, { acknowledgedBy: '王建国', acknowledgedAt: iso(), note: random() < 0.5 ? '已派人查看' : null });
}
for (let i = 0; i < 250; i += 1) {
  const object = { ...world.objects[Math.floor(random() * world.objects.length)] };
  const alarm = makeAlarm(object, Date.now() - random() * 6e8 - 3.6e6);
  world.history.push({ ...alarm, clearedAt: iso(Date.parse(alarm.openedAt) + random() * 3.6e6), clearReason: 'recovered' });
}
world.objects.filter((object) => object.state === 'normal').forEach((object, index) => {
  if (index % 61 === 0) object.state = 'maintenance';
  if (index % 83 === 0) Object.assign(object, { state: 'unknown', reason: 'not-judged', lastPollAt: null });
});

makeTopology(world);
fillAlarms(world, Number(process.env.ALARMS ?? 0));

const permissions = ['monitoring.read', 'monitoring.configure', 'alarm.read', 'alarm.handle', 'object.read', 'object.write', 'credential.write', 'video.view', 'wall.view', 'analysis.read', 'unit.write', 'account.write', 'policy.write', 'audit.read', 'system.configure'];
const modules = [
  ['wall', '8.3.10', 'service', '指挥大屏', 'Command wall', '/wall'], ['alarms', '8.3.5', 'service', '告警台', 'Alarm console', '/alarms'], ['topology', '8.3.4', 'service', '拓扑图', 'Topology', '/topology'], ['objects', '8.3.3', 'service', '监控对象', 'Objects', '/objects'], ['service-desk', '6.1', 'service', '服务台', 'Service desk', null],
  ['units', '9.1', 'management', '单位', 'Units', '/admin/units'], ['accounts', '7.1.9', 'management', '账号与授权', 'Accounts', '/admin/accounts'], ['roles', '7.1.9', 'management', '角色', 'Roles', '/admin/roles'],
  ['password-policy', '7.1.9', 'management', '口令策略', 'Password policy', '/admin/password-policy'], ['credentials', '8.1', 'management', '凭据集', 'Credential sets', '/admin/credentials'], ['import', '8.3.3', 'management', '对象导入', 'Object import', '/admin/import'],
  ['audit', '7.1.10', 'management', '审计', 'Audit', '/admin/audit'], ['system', '8.1', 'management', '系统状态', 'System status', '/admin/system'],
].map(([code, clause, root, nameZh, nameEn, route]) => ({ code, clause, root, nameZh, nameEn, route, permissions: [], allowed: true }));
let session = null;
const newSession = (userName, must) => ({
  account: { id: randomUUID(), userName, displayName: userName }, assignments: [{ role: 'leader', roleNameZh: '组长', roleNameEn: 'Leader', roleClass: 'manager', unitId: 1, validTo: null }],
  permissions, homeUnitId: 1, mustChangePassword: must, passwordExpiresAt: iso(Date.now() + 1e9), expiresAt: iso(Date.now() + 3.6e7), version: '0.1.0',
});

const json = (response, body, status = 200, headers = {}) => {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
};
const refuse = (response, status, code, more = {}) => json(response, { type: 'about:blank', title: code, status, code, traceId: randomUUID().slice(0, 8), ...more }, status);
const page = (rows, query) => {
  const size = Number(query.get('size') ?? 50);
  const from = Number(query.get('after') ?? 0);
  return { rows: rows.slice(from, from + size), next: from + size < rows.length ? String(from + size) : null, total: Math.min(rows.length, 1000), totalIsExact: rows.length <= 1000 };
};

function answerAlarms(path, query, body, response) {
  if (path === '/api/alarms/commands') {
    const results = body.alarmIds.map((alarmId) => {
      const alarm = world.alarms.get(alarmId);
      if (!alarm || alarm.clearedAt) return { alarmId, refusal: alarm ? 'already-cleared' : 'not-found' };
      if (body.kind === 'acknowledge' && alarm.acknowledgedAt) return { alarmId, refusal: 'already-acknowledged' };
      const next = { ...alarm, revision: alarm.revision + 1, note: body.note ?? alarm.note };
      if (body.kind === 'acknowledge') Object.assign(next, { acknowledgedBy: session.account.displayName, acknowledgedAt: iso() });
      if (body.kind === 'unacknowledge') Object.assign(next, { acknowledgedBy: null, acknowledgedAt: null });
      if (body.kind === 'clear') Object.assign(next, { clearedAt: iso(), clearedBy: session.account.displayName, clearReason: body.note });
      world.alarms.set(alarmId, next);
      const events = world.events.get(alarmId);
      events.push({ sequence: events.length + 1, at: iso(), kind: { acknowledge: 'acknowledged', unacknowledge: 'unacknowledged', clear: 'cleared', note: 'noted' }[body.kind], severity: alarm.severity, actor: session.account.displayName, note: body.note });
      changed.alarms.set(alarmId, next);
      if (next.clearedAt) recover(next);
      return { alarmId, refusal: null };
    });
    return json(response, results);
  }
  if (path === '/api/alarms/trend') {
    return json(response, Array.from({ length: 96 }, (_, i) => ['critical', 'major', 'minor', 'warning'].map((severity, k) => ({ at: iso(Date.now() - i * 900_000), severity, opened: Math.floor(random() * (k + 1) * (2 + Math.sin(i / 12))) }))).flat());
  }
  if (path === '/api/alarms/export.csv') {
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    return response.end('﻿级别,告警\n');
  }
  const timeline = /^\/api\/alarms\/([^/]+)\/timeline$/.exec(path);
  if (timeline) return json(response, world.events.get(timeline[1]) ?? []);
  if (path === '/api/alarms') {
    const open = query.get('open');
    let rows = open === 'false' ? world.history : [...world.alarms.values()];
    for (const [name, field] of [['severity', 'severity'], ['object', 'objectId']]) if (query.get(name)) rows = rows.filter((alarm) => query.get(name).split(',').includes(alarm[field]));
    return json(response, page([...rows].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)), query));
  }
  const alarm = world.alarms.get(path.split('/')[3]) ?? world.history.find((one) => one.id === path.split('/')[3]);
  return alarm ? json(response, alarm) : refuse(response, 404, 'not-found');
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://x');
  const path = url.pathname;
  if (!path.startsWith('/api/')) {
    const wanted = normalize(join(dist, path));
    const file = extname(path) === '' || !wanted.startsWith(dist) ? join(dist, 'index.html') : wanted;
    try {
      const content = await readFile(file);
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': policy });
      return response.end(content);
    } catch {
      response.writeHead(404);
      return response.end();
    }
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const body = raw.length > 0 && request.headers['content-type'] === 'application/json' ? JSON.parse(raw.toString()) : {};
  if (path === '/api/session') {
    if (request.method === 'DELETE') {
      session = null;
      return json(response, null, 204);
    }
    if (request.method === 'POST') {
      if (body.userName === '锁定') return json(response, { type: 'about:blank', title: 'Locked', status: 423, code: 'locked-out' }, 423, { 'Retry-After': new Date(Date.now() + 900_000).toUTCString() });
      if (body.password !== 'x') return refuse(response, 401, 'wrong-password');
      session = newSession(body.userName, body.userName === '新人');
      return json(response, session, 200, { 'Set-Cookie': 'XSRF-TOKEN=fake; Path=/' });
    }
    return session ? json(response, session) : refuse(response, 401, 'signed-out');
  }
  if (!session) return refuse(response, 401, 'signed-out');
  if (path === '/api/session/password') {
    session.mustChangePassword = false;
    return json(response, session);
  }
  if (path === '/api/modules') return json(response, modules);
  if (path === '/api/units' && request.method === 'GET') return json(response, world.units);
  if (path === '/api/classes') return json(response, classes);
  if (path === '/api/alarm-types') return json(response, [{ code: 'fan.fault', cause: 'heatingVentilationCoolingSystemProblem', nameZh: '风扇故障', nameEn: 'Fan fault' }, { code: 'power-supply.fault', cause: 'powerProblem', nameZh: '电源模块故障', nameEn: 'Power supply fault' }]);
  if (path.startsWith('/api/alarms')) return answerAlarms(path, url.searchParams, body, response);
  if (answerTopology({ path, query: url.searchParams, body, raw, method: request.method, world, json, refuse, response, session })) return undefined;
  if (answerObject({ path, query: url.searchParams, body, method: request.method, world, json, refuse, page, response })) return undefined;
  if (answerAdministration({ path, query: url.searchParams, body, method: request.method, world, json, refuse, page, response })) return undefined;
  return refuse(response, 404, 'not-found');
}

const epoch = randomUUID();
const feeds = new Map();
const changed = { alarms: new Map(), removed: new Set(), units: false, cameras: new Map() };
let sequence = 1;
const camera = ({ id, unitId, code, name, state, reason, since }) => ({ id, unitId, code, name, state, reason, since, isKey: false, commissioning: 'accepted', faults: [] });
const cameras = () => world.objects.filter((object) => object.protocol === 'rtsp').map(camera);
const countStatuses = () => world.units.map((unit) => makeStatus(unit, world.units, world.objects, world.alarms));
let frozenStatuses = null;
// Of tens of thousands of alarms the sums are counted once: this server must not take the processor from the page that is measured.
const statuses = () => (Number(process.env.ALARMS ?? 0) > 0 ? (frozenStatuses ??= countStatuses()) : countStatuses());
function recover(alarm) {
  const object = world.objects.find((one) => one.id === alarm.objectId);
  Object.assign(object, { state: 'normal', reason: null, since: iso() });
  if (object.protocol === 'rtsp') changed.cameras.set(object.id, camera(object));
  changed.units = true;
  setTimeout(() => {
    world.alarms.delete(alarm.id);
    world.history.unshift(alarm);
    changed.removed.add(alarm.id);
  }, 500);
}
const snapshot = (topic) => (topic.startsWith('topology:') ? (topologyItems(topic.slice(9), world) ?? []) : topic === 'alarms' ? [...world.alarms.values()] : topic === 'units' ? statuses() : topic === 'cameras' ? cameras() : []);
const send = (socket, invocationId, topic, kind, items, removed = []) =>
  socket.send(`${JSON.stringify({ type: 2, invocationId, item: { topic, epoch, sequence, at: iso(), kind, items, removed } })}\u001e`);
const publish = (topic, items, removed) => {
  for (const [socket, topics] of feeds) for (const [invocationId, name] of topics) if (name === topic) send(socket, invocationId, topic, 'delta', items, removed);
};

const server = createServer((request, response) => void answer(request, response).catch((error) => refuse(response, 500, String(error))));
const sockets = new WebSocketServer({ server, path: '/hubs/feed' });
sockets.on('connection', (socket) => {
  const topics = new Map();
  feeds.set(socket, topics);
  socket.on('close', () => feeds.delete(socket));
  socket.on('message', (data) => {
    for (const text of String(data).split('\u001e').filter(Boolean)) {
      const message = JSON.parse(text);
      if (message.protocol) socket.send('{}\u001e');
      if (message.type === 4) {
        const topic = message.arguments[0];
        topics.set(message.invocationId, topic);
        send(socket, message.invocationId, topic, 'snapshot', snapshot(topic));
      }
      if (message.type === 5) topics.delete(message.invocationId);
      if (message.type === 6) socket.send('{"type":6}\u001e');
    }
  });
});
setInterval(() => {
  sequence += 1;
  if (changed.alarms.size || changed.removed.size) publish('alarms', [...changed.alarms.values()], [...changed.removed]);
  if (changed.cameras.size) publish('cameras', [...changed.cameras.values()], []);
  if (changed.units || sequence % 50 === 0) publish('units', statuses(), []);
  changed.alarms.clear();
  changed.removed.clear();
  changed.cameras.clear();
  changed.units = false;
}, 200);
// CHANGES: changes a second of every open map, five frames a second as the server sends them.
const changesPerSecond = Number(process.env.CHANGES ?? 30);
setInterval(() => {
  const open = new Set([...feeds.values()].flatMap((topics) => [...topics.values()]).filter((topic) => topic.startsWith('topology:')));
  for (const topic of open) publish(topic, topologyTick(topic.slice(9), changesPerSecond / 5), []);
}, 200);
// ALARM_CHANGES: changes a second of the open alarms, ten frames a second as the server sends them.
const alarmChanges = Number(process.env.ALARM_CHANGES ?? 0);
if (alarmChanges > 0) {
  setInterval(() => {
    const { items, removed } = changeAlarms(world, alarmChanges / 10);
    sequence += 1;
    publish('alarms', items, removed);
  }, 100);
}
if (process.env.QUIET !== '1') {
  setInterval(() => {
    const alarm = openAlarm(Date.now());
    if (!alarm) return;
    changed.alarms.set(alarm.id, alarm);
    changed.units = true;
    const object = world.objects.find((one) => one.id === alarm.objectId);
    if (object.protocol === 'rtsp') changed.cameras.set(object.id, camera(object));
    const oldest = [...world.alarms.values()].find((one) => !one.clearedAt);
    if (oldest && world.alarms.size > (large ? 420 : 16)) {
      const next = { ...oldest, clearedAt: iso(), clearReason: 'recovered', revision: oldest.revision + 1 };
      world.alarms.set(oldest.id, next);
      changed.alarms.set(oldest.id, next);
      recover(next);
    }
  }, 4000);
}
server.listen(port, '127.0.0.1', () => console.log(`fake server on http://127.0.0.1:${port} (${large ? 'large' : 'small'}); any user name with password x`));
