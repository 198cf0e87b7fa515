// How a large map runs in Chromium without a GPU: CHANGES=1000 node dev/bench-topology.mjs, of 3,000 nodes and 5,000 links.
// It serves `dist`, opens the map, and prints the frames of the page, the share of its main thread, and the drawings of the engine.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';

const changes = process.env.CHANGES ?? '1000';
const secondsMeasured = 8;
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

  // The share of the main thread is taken first and by itself: counting frames makes the page produce sixty a second, which costs as well.
  const measure = async (name, work) => {
    const started = [await busy(), performance.now()];
    await work();
    const alone = [await busy(), (performance.now() - started[1]) / 1000];
    await count();
    await page.evaluate(() => {
      window.__frames = [];
      const tick = (now) => {
        window.__frames.push(now);
        window.__ticking = requestAnimationFrame(tick);
      };
      window.__ticking = requestAnimationFrame(tick);
    });
    const [before, began] = [await busy(), performance.now()];
    await work();
    const [after, seconds] = [await busy(), (performance.now() - began) / 1000];
    const frames = await page.evaluate(() => {
      cancelAnimationFrame(window.__ticking);
      return window.__frames;
    });
    const drawn = await count();
    const gaps = frames.slice(1).map((at, i) => at - frames[i]).sort((one, other) => one - other);
    console.log(
      `${name}: main thread ${share(started[0].cpu, alone[0].cpu, alone[1])} % of a processor (${share(started[0].wall, alone[0].wall, alone[1])} % of the time, waiting for one included); ` +
        `${(gaps.length / ((frames[frames.length - 1] - frames[0]) / 1000)).toFixed(1)} frames/s (p95 gap ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(1)} ms) at ${share(before.cpu, after.cpu, seconds)} %; ` +
        `map drawn ${(drawn.drawn / seconds).toFixed(1)}/s in ${(drawn.drawMs / Math.max(1, drawn.drawn)).toFixed(1)} ms each, shown ${(drawn.composed / seconds).toFixed(1)}/s`,
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
