// Photographs every screen of a running server: node dev/screenshots.mjs URL FOLDER [screen...]; with --axe it also lists accessibility faults.
import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const [url, folder, ...rest] = process.argv.slice(2);
const axe = rest.includes('--axe');
const wanted = rest.filter((name) => !name.startsWith('--'));
const userName = process.env.PRISONOPS_USER ?? '王建国';
const password = process.env.PRISONOPS_PASSWORD ?? 'x';

const screens = [
  { name: 'sign-in', path: '/', size: [1440, 900], signedOut: true },
  { name: 'wall-zh', path: '/wall', size: [1920, 1080] },
  { name: 'wall-en', path: '/wall?lang=en', size: [1920, 1080] },
  { name: 'wall-province', path: '/wall/2', size: [1920, 1080] },
  { name: 'wall-prison', path: '/wall/4', size: [1920, 1080] },
  { name: 'wall-compose', path: '/wall/4?edit=1', size: [1920, 1080], wait: 4000 },
  { name: 'wall-list', path: '/wall', size: [1920, 1080], keys: ['t'] },
  { name: 'wall-4k', path: '/wall', size: [3840, 2160] },
  { name: 'wall-ultrawide', path: '/wall', size: [3840, 1080] },
  { name: 'wall-phone', path: '/wall', size: [390, 844] },
  { name: 'alarms-zh', path: '/alarms', size: [1920, 1080], keys: ['j', 'j', 'Shift+ArrowDown', 'Shift+ArrowDown'] },
  { name: 'alarms-en', path: '/alarms?lang=en', size: [1440, 900], keys: ['j', 'Enter'], wait: 1200 },
  { name: 'alarms-drawer', path: '/alarms', size: [1920, 1080], keys: ['j', 'Enter'], wait: 1200 },
  { name: 'alarms-clear', path: '/alarms', size: [1366, 768], keys: ['j', 'c'] },
  { name: 'alarms-shelve', path: '/alarms', size: [1366, 768], keys: ['j', 'm'] },
  { name: 'alarms-withheld', path: '/alarms?sight=shelved,suppressed,outOfService', size: [1440, 900] },
  { name: 'alarms-rules-zh', path: '/alarms?tab=rules', size: [1920, 1080] },
  { name: 'alarms-rules-en', path: '/alarms?tab=rules&lang=en', size: [1440, 900] },
  { name: 'alarms-upstream-zh', path: '/alarms?sight=suppressed', size: [1440, 900], keys: ['j', 'Enter'], wait: 1200 },
  { name: 'alarms-upstream-en', path: '/alarms?sight=suppressed&lang=en', size: [1440, 900], keys: ['j', 'Enter'], wait: 1200 },
  { name: 'alarms-noise-zh', path: '/alarms?tab=noise', size: [1920, 1080] },
  { name: 'alarms-noise-en', path: '/alarms?tab=noise&lang=en', size: [1440, 900] },
  ...['windows', 'handover', 'history'].flatMap((tab) => [
    { name: `alarms-${tab}-zh`, path: `/alarms?tab=${tab}`, size: [1440, 900], wait: 1000 },
    { name: `alarms-${tab}-en`, path: `/alarms?tab=${tab}&lang=en`, size: [1440, 900], wait: 1000 },
    { name: `alarms-${tab}-phone`, path: `/alarms?tab=${tab}`, size: [390, 844], wait: 1000 },
  ]),
  { name: 'analysis-zh', path: '/analysis?by=class,vendor&span=7d', size: [1920, 1080], wait: 1200 },
  { name: 'analysis-time', path: '/analysis?by=hour&span=24h', size: [1440, 900], wait: 1200 },
  { name: 'analysis-en', path: '/analysis?by=prison,type&span=24h&lang=en', size: [1440, 900], wait: 1200 },
  { name: 'analysis-phone', path: '/analysis', size: [390, 844], wait: 1200 },
  { name: 'alarms-phone', path: '/alarms', size: [390, 844] },
  ...['', 'routes', 'rotas', 'channels', 'sources', 'mine'].flatMap((screen) => [
    { name: `notices-${screen || 'log'}-zh`, path: `/notices${screen && `/${screen}`}`, size: [1440, 900], wait: 1000 },
    { name: `notices-${screen || 'log'}-phone`, path: `/notices${screen && `/${screen}`}`, size: [390, 844], wait: 1000 },
  ]),
  { name: 'help', path: '/alarms', size: [1440, 900], keys: ['?'] },
  { name: 'palette', path: '/alarms', size: [1440, 900], keys: ['Control+k', '0', '7'], wait: 800 },
  { name: 'objects-zh', path: '/objects', size: [1920, 1080] },
  { name: 'objects-en', path: '/objects?lang=en&state=unreachable,fault,warning', size: [1440, 900] },
  { name: 'objects-phone', path: '/objects', size: [390, 844] },
  { name: 'object-device', path: 'first:network.switch', size: [1920, 1080], full: true },
  { name: 'object-device-en', path: 'first:compute.server', lang: 'en', size: [1440, 900], full: true },
  { name: 'object-camera', path: 'first:security.video-surveillance.camera', size: [1920, 1080], full: true },
  { name: 'object-phone', path: 'first:network.switch', size: [390, 844], full: true },
  ...[['zh', '', [1920, 1080]], ['en', 'lang=en', [1440, 900]], ['phone', '', [390, 844]]].flatMap(([name, query, size]) => [
    ...['', 'rounds', 'commissioning', 'plans', 'limits'].map((screen) => ({ name: `video-${screen || 'matrix'}-${name}`, path: `/video${screen && `/${screen}`}?${query}`, size, full: true, wait: 1500 })),
    { name: `video-table-${name}`, path: `/video?${query}`, size, keys: ['t'], wait: 4000 },
    { name: `video-camera-${name}`, path: 'camera:', lang: name === 'en' ? 'en' : undefined, size, full: true, wait: 3000 },
  ]),
  { name: 'topology-ministry-zh', path: '/topology', size: [1920, 1080], wait: 4000 },
  { name: 'topology-prison-zh', path: 'map:', size: [1920, 1080], wait: 4000 },
  { name: 'topology-prison-en', path: 'map:', lang: 'en', size: [1920, 1080], wait: 4000 },
  { name: 'topology-prison-4k', path: 'map:', size: [3840, 2160], wait: 4000 },
  { name: 'topology-prison-4k-en', path: 'map:', lang: 'en', size: [3840, 2160], wait: 4000 },
  { name: 'topology-phone-zh', path: 'map:', size: [390, 844], full: true, wait: 4000 },
  { name: 'topology-phone-en', path: 'map:', lang: 'en', size: [390, 844], full: true, wait: 4000 },
  { name: 'topology-node-zh', path: 'map:', size: [1920, 1080], focus: '.topology-map', keys: ['Tab', 'Enter'], wait: 4000 },
  { name: 'topology-link-en', path: 'map:', lang: 'en', size: [1920, 1080], click: '.topology-list tr:last-child .link', wait: 4000 },
  { name: 'topology-abnormal-zh', path: 'map:', size: [1920, 1080], keys: ['f'], wait: 4000 },
  { name: 'topology-list-zh', path: 'map:', size: [1920, 1080], keys: ['t'], wait: 4000 },
  { name: 'topology-edit-zh', path: 'map:', size: [1920, 1080], keys: ['e', 'Control+a'], wait: 4000 },
  { name: 'topology-edit-en', path: 'map:', lang: 'en', size: [1440, 900], keys: ['e', 'n'], wait: 4000 },
  { name: 'topology-proposals-zh', path: '/topology/proposals', size: [1920, 1080] },
  { name: 'topology-proposals-en', path: '/topology/proposals?lang=en', size: [1440, 900] },
  { name: 'topology-proposals-phone', path: '/topology/proposals', size: [390, 844] },
  { name: 'stack-list', path: '/stack', size: [1920, 1080] },
  { name: 'stack-zh', path: 'first:application.business', under: '/stack', size: [1920, 1080], full: true },
  { name: 'stack-en', path: 'first:application.business', under: '/stack', lang: 'en', size: [1440, 900], full: true },
  { name: 'stack-phone', path: 'first:application.business', under: '/stack', size: [390, 844], full: true },
  ...['', 'unmapped', 'rules'].flatMap((screen) => [
    { name: `logs-${screen || 'messages'}-zh`, path: `/logs/${screen}`.replace(/\/$/, ''), size: [1920, 1080] },
    { name: `logs-${screen || 'messages'}-phone`, path: `/logs/${screen}?lang=en`.replace('/?', '?'), size: [390, 844] },
  ]),
  ...['units', 'accounts', 'roles', 'password-policy', 'credentials', 'import', 'audit', 'system'].map((name) => ({ name: `admin-${name}`, path: `/admin/${name}`, size: [1440, 900] })),
  ...['units', 'accounts', 'roles', 'password-policy', 'credentials', 'import', 'audit', 'system'].map((name) => ({ name: `phone-${name}`, path: `/admin/${name}?lang=en`, size: [390, 844] })),
  { name: 'admin-accounts-en', path: '/admin/accounts?lang=en', size: [1440, 900] },
];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
const page = await context.newPage();
let trouble = 0;
page.on('console', (message) => {
  if (message.type() !== 'error' || message.text().includes('401')) return;
  console.log(`  console: ${message.text().slice(0, 300)}`);
  trouble += 1;
});
page.on('pageerror', (error) => console.log(`  error: ${String(error).slice(0, 400)}`));

async function signIn() {
  await page.goto(url);
  await page.waitForSelector('input[name=userName], .shell, .wall', { timeout: 20_000 });
  if ((await page.$('input[name=userName]')) === null) return;
  await page.fill('input[name=userName]', userName);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('.shell, .wall', { timeout: 15_000 });
}

let signedIn = false;
for (const screen of screens) {
  if (wanted.length > 0 && !wanted.some((name) => screen.name.startsWith(name))) continue;
  await page.setViewportSize({ width: screen.size[0], height: screen.size[1] });
  if (!screen.signedOut && !signedIn) {
    await signIn();
    signedIn = true;
  }
  await page.evaluate(() => localStorage.removeItem('prisonops.language')).catch(() => undefined);
  let path = screen.path;
  if (path.startsWith('first:')) {
    const answer = await page.evaluate((classCode) => fetch(`/api/objects?size=1&class=${classCode}`).then((r) => r.json()), path.slice(6));
    path = `${screen.under ?? '/objects'}/${answer.rows[0].id}`;
  }
  if (path === 'camera:') {
    // The one with the most faults: there is the most to see on its page.
    const cameras = await page.evaluate(() => fetch('/api/cameras').then((r) => r.json()));
    path = `/video/cameras/${cameras.sort((a, b) => b.faults.length - a.faults.length)[0].id}`;
  }
  if (path === 'map:') {
    // The automatic map of the first prison.
    const [units, maps] = await page.evaluate(() => Promise.all(['/api/units', '/api/topology/maps'].map((address) => fetch(address).then((r) => r.json()))));
    const prison = units.find((unit) => unit.tier === 'prison' && unit.inScope);
    path = `/topology/maps/${maps.find((map) => map.unitId === prison.id && map.kind === 'automatic').id}`;
  }
  if (screen.lang) path += `?lang=${screen.lang}`;
  await page.goto(url + path);
  if (!screen.signedOut) await page.waitForFunction(() => window.__live?.frames > 0, null, { timeout: 10_000 }).catch(() => console.log('  no frame came'));
  await page.waitForTimeout(screen.wait ?? 1000);
  if (screen.click) await page.click(screen.click);
  if (screen.focus) await page.focus(screen.focus);
  for (const key of screen.keys ?? []) await page.keyboard.press(key);
  await page.waitForTimeout(screen.keys ? (screen.wait ?? 700) : 500);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (screen.full) {
    const height = await page.evaluate(() => (document.querySelector('.content')?.scrollHeight ?? 0) + 60);
    await page.setViewportSize({ width: screen.size[0], height: Math.max(screen.size[1], Math.min(height, 4000)) });
    await page.waitForTimeout(400);
  }
  await page.screenshot({ path: join(folder, `${screen.name}.png`) });
  let faults = '';
  if (axe) {
    await page.evaluate(await readFile(axePath, 'utf8'));
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    const grave = found.violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical');
    faults = ` axe: ${grave.length} serious or critical`;
    for (const violation of found.violations) faults += `\n    ${violation.impact} ${violation.id}: ${violation.nodes.length} ${violation.nodes[0]?.target} ${violation.nodes[0]?.any?.[0]?.message ?? ''}`;
  }
  console.log(`${screen.name}${overflow > 0 ? ` OVERFLOWS by ${overflow}px` : ''}${faults}`);
}
await browser.close();
if (trouble > 0) console.log(`${trouble} errors in the console`);
