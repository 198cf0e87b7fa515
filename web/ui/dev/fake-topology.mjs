// Topology maps for developing screens: an invented prison with camera -> switch -> recorder chains, or 3,000 nodes with 5,000 links (LARGE_MAP=1).
import { randomUUID } from 'node:crypto';
import { iso, random } from './world.mjs';

const maps = new Map();
const pictures = new Map();
const element = (fields) => ({ objectId: null, mapId: null, relationId: null, fromId: null, toId: null, fromPort: null, toPort: null, groupId: null, label: null, x: 0, y: 0, width: 0, height: 0, points: null, style: null, isHidden: false, ...fields });
const row = (unit, kind, name) => ({ id: randomUUID(), unitId: unit.id, unitNameZh: unit.nameZh, unitNameEn: unit.nameEn, name, kind, isTemplate: false, background: null, changedBy: kind === 'drawn' ? '李敏' : '', changedAt: kind === 'drawn' ? iso(Date.now() - 4e6) : null, revision: kind === 'drawn' ? 3 : 0, mayEdit: true });
const nodeOf = (object, x, y) => ({ id: object.id, kind: 'object', objectId: object.id, mapId: null, unitId: object.unitId, code: object.code, name: object.name, classCode: object.classCode, criticality: object.criticality, address: object.address, x, y, isPlaced: false, element: null });
const linkOf = (from, to, fromPort, toPort, more = {}) => ({ id: randomUUID(), relationId: randomUUID(), relation: 'connectedTo', fromNodeId: from.id, toNodeId: to.id, fromObjectId: from.objectId, toObjectId: to.objectId, fromPort, toPort, fromAggregate: null, toAggregate: null, fromVlans: null, toVlans: null, redundancyGroup: null, createdBy: 'discovery', element: null, ...more });

function prisonMap(unit, world) {
  const mine = world.objects.filter((object) => object.unitId === unit.id);
  const of = (prefix) => mine.filter((object) => object.classCode.startsWith(prefix));
  const [switches, cameras, servers, firewalls] = [of('network.switch'), of('security'), of('compute'), of('infosec')];
  const [nodes, links] = [[], []];
  const put = (object, x, y) => {
    const node = nodeOf(object, x, y);
    nodes.push(node);
    return node;
  };
  const firewall = put(firewalls[0], 0, -320);
  const cores = switches.slice(0, 2).map((object, i) => put(object, -180 + i * 360, -160));
  for (const core of cores) links.push(linkOf(firewall, core, `Gi0/0/${links.length + 1}`, 'XGi1/0/48', { fromVlans: '10,20,30', redundancyGroup: 'core' }));
  for (const i of [1, 2]) links.push(linkOf(cores[0], cores[1], `XGi1/0/4${i}`, `XGi1/0/4${i}`, { fromAggregate: 'Eth-Trunk1', toAggregate: 'Eth-Trunk1' }));
  const access = switches.slice(2).map((object, i) => put(object, -540 + i * 360, 40));
  access.forEach((node, i) => cores.forEach((core) => links.push(linkOf(core, node, `Gi1/0/${i + 1}`, 'Gi0/49', { redundancyGroup: `a${i}`, fromVlans: String(100 + i) }))));
  servers.forEach((object, i) => links.push(linkOf(cores[i % 2], put(object, 420 + (i % 2) * 130, -360 + Math.floor(i / 2) * 130), `Gi1/0/${20 + i}`, 'eth0')));
  cameras.forEach((object, i) => {
    const sw = access[i % access.length];
    const n = Math.floor(i / access.length);
    links.push(linkOf(put(object, sw.x - 130 + (n % 3) * 130, 200 + Math.floor(n / 3) * 110), sw, null, `Gi0/${n + 1}`));
  });
  return { map: row(unit, 'automatic', ''), nodes, links, others: [] };
}

function upperMap(unit, world) {
  const below = world.units.filter((one) => one.parentId === unit.id);
  const centre = { ...nodeOf(world.objects.find((object) => object.classCode === 'infosec.firewall'), 0, 0), id: randomUUID() };
  const nodes = [centre];
  below.forEach((one, i) => {
    const angle = (i / below.length) * 2 * Math.PI - Math.PI / 2;
    nodes.push({ ...centre, id: maps.autoOf.get(one.id), kind: 'map', objectId: null, mapId: maps.autoOf.get(one.id), unitId: one.id, code: '', name: '', classCode: null, address: null, x: Math.cos(angle) * 320, y: Math.sin(angle) * 260 });
  });
  const links = nodes.slice(1).map((node, i) => linkOf(centre, node, `Gi0/0/${i}`, null));
  return { map: row(unit, 'automatic', ''), nodes, links, others: [] };
}

/** As the measurement of the engine had it: a core, 30 provinces, 300 prisons, devices around them. */
function largeMap(unit, world) {
  const [nodes, links] = [[], []];
  const base = world.objects[0];
  const classes = ['network.router', 'network.router', 'network.switch', 'security.video-surveillance.camera'];
  const put = (tier, name, x, y) => {
    const id = randomUUID();
    nodes.push({ ...nodeOf({ ...base, id, code: `N${nodes.length}`, name, classCode: classes[tier] }, x, y) });
    return nodes[nodes.length - 1];
  };
  const centre = put(0, '总局核心', 0, 0);
  const prisons = [];
  for (let i = 0; i < 30; i += 1) {
    const a = (i / 30) * 2 * Math.PI;
    const bureau = put(1, `省局 ${i + 1}`, Math.cos(a) * 1100, Math.sin(a) * 1100);
    links.push(linkOf(centre, bureau, `Gi${i}`, 'Gi0'));
    for (let j = 0; j < 10; j += 1) {
      const b = ((i + (j + 0.5) / 10 - 0.5) / 30) * 2 * Math.PI;
      const r = 2300 + (j % 2) * 300;
      const prison = put(2, `监狱 ${i + 1}-${j + 1}`, Math.cos(b) * r, Math.sin(b) * r);
      prisons.push({ prison, b, r });
      links.push(linkOf(bureau, prison, `Gi${j}`, 'Gi0'));
    }
  }
  for (let k = 0; nodes.length < 3000; k += 1) {
    const { prison, b, r } = prisons[k % prisons.length];
    const q = Math.floor(k / prisons.length);
    const a = b + (Math.floor(q / 3) - 1) * 0.0055;
    const d = r + 420 + (q % 3) * 90 + (k % 2) * 300;
    links.push(linkOf(prison, put(3, `设备 ${nodes.length}`, Math.cos(a) * d, Math.sin(a) * d), `Gi0/${q}`, 'eth0'));
  }
  while (links.length < 5000) links.push(linkOf(nodes[331 + Math.floor(random() * 300)], nodes[331 + Math.floor(random() * 2669)], 'eth1', 'eth1'));
  return { map: row(unit, 'drawn', '大图 3,000'), nodes, links, others: [] };
}

export function makeTopology(world) {
  maps.autoOf = new Map();
  for (const unit of world.units.filter((one) => one.tier === 'prison')) {
    const made = prisonMap(unit, world);
    maps.set(made.map.id, made);
    maps.autoOf.set(unit.id, made.map.id);
  }
  for (const tier of ['province', 'ministry'])
    for (const unit of world.units.filter((one) => one.tier === tier)) {
      const made = upperMap(unit, world);
      maps.set(made.map.id, made);
      maps.autoOf.set(unit.id, made.map.id);
    }
  const large = largeMap(world.units[0], world);
  maps.set(large.map.id, large);
  return maps;
}

/** As exactly as the server sends it. */
const share = (most = 1) => Math.round(random() * most * 1e4) / 1e4;
const nodeState = (node, world) => {
  const object = world.objects.find((one) => one.id === node.objectId);
  const state = node.kind === 'map' ? (random() < 0.3 ? 'warning' : 'normal') : (object?.state ?? 'normal');
  return { key: `node:${node.id}`, kind: 'node', id: node.id, state, reason: object?.reason ?? null, since: object?.since ?? null, cpuRatio: object?.protocol === 'snmp' ? share(0.8) : null, memoryRatio: object?.protocol === 'snmp' ? share(0.8) : null, objects: node.kind === 'map' ? { normal: 40, warning: 2, fault: 1 } : null };
};
const linkState = (link, index) => {
  const roll = (index * 7919) % 100;
  const state = roll < 4 ? 'broken' : roll < 9 ? 'abnormal' : roll < 12 ? 'unknown' : 'normal';
  const measured = state === 'normal' || state === 'abnormal';
  const port = (name) => ({ name: name ?? 'eth0', alias: index % 3 === 0 ? '上联' : null, adminStatus: 1, operStatus: state === 'broken' ? 2 : 1, speedBps: 1e9, isFresh: true, duplex: 3 });
  const [forward, backward] = [share(), share(0.6)];
  return { key: `link:${link.id}`, kind: 'link', id: link.id, state, causes: state === 'broken' ? ['portDown'] : state === 'abnormal' ? ['errors', 'halfLost'] : [], changedAt: iso(Date.now() - 4e5), measuredAt: measured ? iso(Date.now() - 9000) : null, speedBps: 1e9, forwardBps: measured ? Math.round(forward * 1e9) : null, backwardBps: measured ? Math.round(backward * 1e9) : null, forwardRatio: measured ? forward : null, backwardRatio: measured ? backward : null, errorsPerSecond: state === 'abnormal' ? 3.4 : 0, discardsPerSecond: 0, from: port(link.fromPort), to: port(link.toPort) };
};
const count = (items) => items.reduce((sum, item) => ({ ...sum, [item.state]: (sum[item.state] ?? 0) + 1 }), {});

export function topologyItems(id, world) {
  const one = maps.get(id);
  if (!one) return null;
  one.nodeStates ??= one.nodes.filter((node) => node.kind !== 'symbol').map((node) => nodeState(node, world));
  one.linkStates ??= one.links.map(linkState);
  return [{ key: 'map', kind: 'map', revision: one.map.revision, structure: String(one.map.revision), nodes: count(one.nodeStates), links: count(one.linkStates) }, ...one.nodeStates, ...one.linkStates];
}

/** `changes` of a tick: half of them nodes, half links. */
export function topologyTick(id, changes) {
  const one = maps.get(id);
  if (!one?.nodeStates) return [];
  const items = new Map();
  for (let i = 0; i < changes; i += 1) {
    const list = i % 2 ? one.nodeStates : one.linkStates;
    if (list.length === 0) continue;
    const at = Math.floor(random() * list.length);
    const roll = random();
    const bad = i % 2 ? ['unreachable', 'warning'] : ['broken', 'abnormal'];
    list[at] = { ...list[at], state: changes < 20 ? list[at].state : roll < 0.94 ? 'normal' : roll < 0.97 ? bad[0] : bad[1], ...(i % 2 ? { cpuRatio: share() } : list[at].forwardRatio === null ? {} : { forwardRatio: share(), backwardRatio: share() }) };
    items.set(list[at].key, list[at]);
  }
  return [{ key: 'map', kind: 'map', revision: one.map.revision, structure: String(one.map.revision), nodes: count(one.nodeStates), links: count(one.linkStates) }, ...items.values()];
}

function edit(one, body) {
  for (const id of body.remove) {
    one.nodes = one.nodes.filter((node) => node.id !== id);
    one.links = one.links.filter((link) => link.id !== id);
    one.others = one.others.filter((other) => other.id !== id);
  }
  for (const put of body.put) {
    const node = one.nodes.find((other) => other.id === put.id);
    const link = one.links.find((other) => other.id === put.id || other.relationId === put.id);
    if (node) Object.assign(node, { x: put.x, y: put.y, isPlaced: true, element: put });
    else if (link) Object.assign(link, { element: put });
    else if (put.kind === 'node') one.nodes.push({ id: put.id, kind: put.objectId ? 'object' : put.mapId ? 'map' : 'symbol', objectId: put.objectId, mapId: put.mapId, unitId: null, code: '', name: '', classCode: null, criticality: null, address: null, x: put.x, y: put.y, isPlaced: true, element: put });
    else if (put.kind === 'link') one.links.push({ ...linkOf({ id: put.fromId }, { id: put.toId }, put.fromPort, put.toPort), id: put.id, relationId: null, relation: null, fromObjectId: null, toObjectId: null, element: put });
    else one.others = [...one.others.filter((other) => other.id !== put.id), put];
  }
  delete one.nodeStates;
  delete one.linkStates;
}

const proposal = (kind, from, to, i) => ({ id: randomUUID(), unitId: from.unitId, kind, state: 'open', from: { objectId: from.id, code: from.code, name: from.name, classCode: from.classCode, port: `Gi1/0/${i + 3}` }, to: { objectId: to.id, code: to.code, name: to.name, classCode: to.classCode, port: kind === 'new' && i % 2 ? null : 'eth0' }, relationId: null, formerFrom: kind === 'moved' ? { objectId: from.id, code: from.code, name: from.name, classCode: from.classCode, port: 'Gi1/0/1' } : null, formerTo: null, confidence: 0.98 - i * 0.07, evidence: [{ source: i % 3 === 0 ? 'lldp' : 'fdb', seenBy: from.id, port: `Gi1/0/${i + 3}`, code: i % 3 === 0 ? 'neighbour-confirmed' : 'address-on-port', said: i % 3 === 0 ? `${to.code.toLowerCase()} eth0` : '3c:1b:f8:22:0a:41', at: iso() }], firstSeenAt: iso(Date.now() - 9e6), lastSeenAt: iso(Date.now() - 6e4), decidedBy: null, decidedAt: null, reason: null });
let proposals = null;

export function answerTopology({ path, query, body, raw, method, world, json, refuse, response, session }) {
  if (!path.startsWith('/api/topology/')) return false;
  const reply = (value, status) => {
    json(response, value, status);
    return true;
  };
  if (path === '/api/topology/maps' && method === 'GET') return reply([...maps.values()].map((one) => one.map));
  if (path === '/api/topology/maps') {
    const unit = world.units.find((one) => one.id === body.unitId);
    const source = maps.get(body.copyOf);
    const made = { map: { ...row(unit, 'drawn', body.draft.name), revision: 1 }, nodes: [], links: [], others: [] };
    if (source) {
      const ids = new Map(source.nodes.map((node) => [node.id, randomUUID()]));
      made.nodes = source.nodes.map((node) => ({ ...node, id: ids.get(node.id), isPlaced: true, element: element({ id: ids.get(node.id), kind: 'node', objectId: node.objectId, mapId: node.mapId, x: node.x, y: node.y }) }));
      made.links = source.links.map((link) => ({ ...link, fromNodeId: ids.get(link.fromNodeId), toNodeId: ids.get(link.toNodeId) }));
    }
    maps.set(made.map.id, made);
    return reply(made.map, 201);
  }
  if (path === '/api/topology/proposals') {
    const prison = world.units.find((unit) => unit.tier === 'prison');
    const mine = world.objects.filter((object) => object.unitId === prison.id);
    const switches = mine.filter((object) => object.classCode === 'network.switch');
    proposals ??= mine.slice(0, 9).map((object, i) => proposal(['new', 'new', 'gone', 'moved'][i % 4], switches[i % switches.length], object, i));
    return reply(proposals.filter((one) => one.state === (query.get('state') ?? 'open')));
  }
  if (path === '/api/topology/proposals/decisions') {
    for (const one of proposals) if (body.ids.includes(one.id)) Object.assign(one, { state: body.accept ? 'accepted' : 'refused', decidedBy: session.account.displayName, decidedAt: iso(), reason: body.reason });
    return reply({ done: body.ids, failed: {} });
  }
  if (path === '/api/topology/discovery') return reply({ unitId: 1, isRunning: method === 'POST', startedAt: iso(Date.now() - 1e6), finishedAt: iso(Date.now() - 9e5), devices: 14, asked: 14, answered: 13, links: 41, open: 9, silent: [{ objectId: world.objects[0].id, code: 'SW-04', name: '接入交换机 04', reason: 'timeout' }], unknown: [{ seenBy: world.objects[1].id, code: 'SW-01', port: 'Gi1/0/17', source: 'lldp', said: 'hp-printer-3f 10.5.1.77' }] });
  if (path === '/api/topology/path') {
    const one = [...maps.values()].find((other) => other.nodes.some((node) => node.objectId === query.get('from')));
    const found = shortest(one, query.get('from'), query.get('to'));
    return reply({ length: found === null ? null : found.length - 1, isCut: false, paths: found === null ? [] : [found] });
  }
  if (path === '/api/topology/impact') {
    const some = world.objects.filter((object) => object.classCode.startsWith('security')).slice(0, 5).map(({ id, code, name, classCode, unitId }) => ({ id, code, name, classCode, unitId }));
    return reply({ cutOff: some, weakened: some.slice(3), byClass: { 'security.video-surveillance.camera': 5 }, isCut: false });
  }
  const of = /^\/api\/topology\/objects\/([^/]+)\/maps$/.exec(path);
  if (of) return reply([...maps.values()].filter((one) => one.nodes.some((node) => node.objectId === of[1])).map((one) => one.map));
  const picture = /^\/api\/topology\/pictures\/([^/]+)$/.exec(path);
  if (picture) {
    response.writeHead(200, { 'Content-Type': 'image/png' });
    response.end(pictures.get(picture[1]));
    return true;
  }
  const match = /^\/api\/topology\/maps\/([^/]+)(?:\/(\w+))?/.exec(path);
  const one = maps.get(match?.[1]);
  if (!one) {
    refuse(response, 404, 'not-found');
    return true;
  }
  const changed = () => Object.assign(one.map, { revision: one.map.revision + 1, changedBy: session.account.displayName, changedAt: iso() });
  if (match[2] === 'pictures') {
    const pictureId = randomUUID();
    pictures.set(pictureId, raw);
    return reply({ pictureId });
  }
  if ((method === 'PUT' || match[2] === 'edits') && body.revision !== one.map.revision) {
    refuse(response, 409, 'conflict');
    return true;
  }
  if (match[2] === 'edits') {
    edit(one, body);
    return reply(changed());
  }
  if (method === 'PUT') {
    Object.assign(one.map, body.draft);
    return reply(changed());
  }
  if (method === 'DELETE') {
    if (one.map.kind === 'drawn') maps.delete(one.map.id);
    return reply(null, 204);
  }
  return reply({ map: one.map, structure: String(one.map.revision), nodes: one.nodes, links: one.links, others: one.others, isCut: false });
}

function shortest(one, from, to) {
  const came = new Map([[from, null]]);
  const open = [from];
  while (open.length > 0 && !came.has(to)) {
    const at = open.shift();
    for (const link of one?.links ?? []) {
      const [here, there] = link.fromObjectId === at ? [link.fromPort, link.toPort] : [link.toPort, link.fromPort];
      const next = link.fromObjectId === at ? link.toObjectId : link.toObjectId === at ? link.fromObjectId : null;
      if (next === null || came.has(next)) continue;
      came.set(next, { at, relationId: link.relationId, outPort: here, inPort: there });
      open.push(next);
    }
  }
  if (!came.has(to)) return null;
  const hops = [];
  let out = null;
  for (let at = to; at !== null; at = came.get(at)?.at ?? null) {
    const step = came.get(at);
    const node = one.nodes.find((other) => other.objectId === at);
    hops.unshift({ objectId: at, code: node.code, name: node.name, inPort: step?.inPort ?? null, outPort: out?.outPort ?? null, relationId: out?.relationId ?? null });
    out = step;
  }
  return hops;
}
