// Open alarms by the ten thousand and their changes, for the console under load: ALARMS=50000 ALARM_CHANGES=200 node dev/fake-server.mjs.
import { iso, makeAlarm, random } from './world.mjs';

const quarters = ['open', 'clear', 'acknowledge', 'repeat'];

export function fillAlarms(world, count) {
  for (let i = world.alarms.size; i < count; i += 1) {
    const alarm = invent(world, Date.now() - random() ** 2 * 3 * 8.64e7 - 1000);
    if (random() < 0.4) Object.assign(alarm, { acknowledgedBy: '王建国', acknowledgedAt: iso(), state: 'acknowledged' });
    if (random() < 0.05) Object.assign(alarm, { state: 'suppressed' });
  }
}

/** As many open as close, so that the load stays what it is. Returns what goes into the frame. */
export function changeAlarms(world, changes) {
  const items = [];
  const removed = [];
  const oldest = world.alarms.values();
  for (let i = 0; i < changes; i += 1) {
    const what = quarters[i % quarters.length];
    if (what === 'open') {
      items.push(invent(world, Date.now()));
      continue;
    }
    const alarm = what === 'clear' ? oldest.next().value : someAlarm(world);
    if (what === 'clear') {
      world.alarms.delete(alarm.id);
      removed.push(alarm.id);
      continue;
    }
    const next = { ...alarm, revision: alarm.revision + 1, count: alarm.count + 1, lastAt: iso() };
    if (what === 'acknowledge' && next.acknowledgedAt === null) Object.assign(next, { acknowledgedBy: '李娜', acknowledgedAt: iso(), state: next.state === 'unacknowledged' ? 'acknowledged' : next.state });
    world.alarms.set(next.id, next);
    items.push(next);
  }
  return { items, removed };
}

// A map has no alarm by number: one of the last that came is taken for any.
let recent = [];
function someAlarm(world) {
  if (recent.length < 1000) recent = [...world.alarms.values()];
  for (;;) {
    const alarm = world.alarms.get(recent[Math.floor(random() * recent.length)].id);
    if (alarm !== undefined) return alarm;
    recent = [...world.alarms.values()];
  }
}

function invent(world, openedMs) {
  const object = { ...world.objects[Math.floor(random() * world.objects.length)] };
  const alarm = makeAlarm(object, openedMs);
  world.alarms.set(alarm.id, alarm);
  return alarm;
}
