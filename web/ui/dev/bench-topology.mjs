// How a large map runs in Chromium: node dev/bench-topology.mjs [nodes-and-links fixed: 3,000 and 5,000] with CHANGES changes a second (1,000).
// It serves `dist`, opens the map, and prints the frames of the page, the share of its main thread, and the drawings of the engine.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';

const changes = process.env.CHANGES ?? '1000';
const secondsMeasured = Number(process.env.SECONDS_MEASURED ?? 10);
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
const server = spawn(process.execPath, ['dev/fake-server.mjs', String(port), 'small'], { env: { ...process.env, CHANGES: changes, QUIET: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`http://127.0.0.1:${port}`);
  await page.fill('input[name=userName]', '值班员');
  await page.fill('input[name=password]', 'x');
  await page.click('button[type=submit]');
  await page.waitForSelector('.shell, .wall');
  const id = await page.evaluate(() => fetch('/api/topology/maps').then((r) => r.json()).then((maps) => maps.find((map) => map.name !== '').id));
  await page.goto(`http://127.0.0.1:${port}/topology/maps/${id}`);
  await page.waitForFunction(() => window.__live?.frames > 3 && document.querySelector('.topology-canvas') !== null);
  await page.waitForTimeout(3000);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    const of = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return { wall: of('TaskDuration'), cpu: of('ThreadTime') };
  };
  const count = () => page.evaluate(() => window.__topology?.count() ?? null);

  const share = (from, to, seconds) => (((to - from) / seconds) * 100).toFixed(1);

  const measure = async (name, work) => {
    await count();
    await page.evaluate(() => {
      window.__frames = [];
      const tick = (now) => {
        window.__frames.push(now);
        window.__ticking = requestAnimationFrame(tick);
      };
      window.__ticking = requestAnimationFrame(tick);
    });
    const [busyBefore, began, framesBefore] = [await busy(), performance.now(), await page.evaluate(() => window.__live.frames)];
    await work();
    const [busyAfter, seconds] = [await busy(), (performance.now() - began) / 1000];
    const frames = await page.evaluate(() => {
      cancelAnimationFrame(window.__ticking);
      return window.__frames;
    });
    const drawn = await count();
    const gaps = frames.slice(1).map((at, i) => at - frames[i]).sort((a, b) => a - b);
    const feed = (await page.evaluate(() => window.__live.frames)) - framesBefore;
    console.log(
      `${name}: ${(gaps.length / ((frames[frames.length - 1] - frames[0]) / 1000)).toFixed(1)} frames/s (p95 gap ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(1)} ms), main thread ${share(busyBefore.cpu, busyAfter.cpu, seconds)} % of a processor (${share(busyBefore.wall, busyAfter.wall, seconds)} % of the time, waiting for one included), ` +
        `${(feed / seconds).toFixed(1)} feed frames/s${drawn === null ? '' : `, map drawn ${(drawn.drawn / seconds).toFixed(1)}/s in ${(drawn.drawMs / Math.max(1, drawn.drawn)).toFixed(1)} ms each, shown ${(drawn.composed / seconds).toFixed(1)}/s`}`,
    );
  };

  console.log(`3,000 nodes, 5,000 links, ${changes} changes/s, 1920x1080, ${await page.evaluate(() => (window.__topology?.inWorker ? 'engine in a worker' : 'engine on the main thread'))}`);
  await measure('still', () => page.waitForTimeout(secondsMeasured * 1000));
  const box = await page.locator('.topology-map').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await measure('panning', async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const end = performance.now() + secondsMeasured * 1000; performance.now() < end; ) {
      const angle = performance.now() / 400;
      await page.mouse.move(x + Math.cos(angle) * 200, y + Math.sin(angle) * 120);
      await page.waitForTimeout(8);
    }
    await page.mouse.up();
  });
  for (let i = 0; i < 12; i += 1) {
    await page.mouse.wheel(0, -240);
    await page.waitForTimeout(40);
  }
  await measure('near', () => page.waitForTimeout(secondsMeasured * 1000));
} finally {
  await browser.close();
  server.kill();
}
