// What the benches of pages share: a page of `dist` on the fake server, in Chromium without a GPU, and what is measured of it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Signed in, 1920x1080. `run` gets the page, its address and `measure`; whatever happens, browser and server end. */
export async function benchPage(world, variables, run) {
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  const server = spawn(process.execPath, ['dev/fake-server.mjs', String(port), world], { env: { ...process.env, ...variables, QUIET: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, '--js-flags=--expose-gc'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.setDefaultTimeout(120_000);
    const origin = `http://127.0.0.1:${port}`;
    await page.goto(origin);
    await page.fill('input[name=userName]', '值班员');
    await page.fill('input[name=password]', 'x');
    await page.click('button[type=submit]');
    await page.waitForSelector('.shell, .wall');
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Performance.enable');
    await run({ page, origin, measure: (work, counting) => measure(page, protocol, work, counting), heapMb: () => heapMb(page, protocol) });
  } finally {
    await browser.close();
    server.kill();
  }
}

async function busy(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  const of = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { wall: of('TaskDuration'), cpu: of('ThreadTime'), at: performance.now() };
}

const share = (from, to, of) => (((to[of] - from[of]) / ((to.at - from.at) / 1000)) * 100).toFixed(1);

/**
 * The share of the main thread is taken first and by itself: counting frames makes the page produce sixty a second, which costs as well.
 * The second run of the work is between `counting` and the answer.
 */
async function measure(page, protocol, work, counting = () => undefined) {
  const started = await busy(protocol);
  await work();
  const alone = await busy(protocol);
  await counting();
  await page.evaluate(() => {
    window.__frames = [];
    const tick = (now) => {
      window.__frames.push(now);
      window.__ticking = requestAnimationFrame(tick);
    };
    window.__ticking = requestAnimationFrame(tick);
  });
  const before = await busy(protocol);
  await work();
  const after = await busy(protocol);
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.__ticking);
    return window.__frames;
  });
  const gaps = frames.slice(1).map((at, i) => at - frames[i]).sort((one, other) => one - other);
  const fps = gaps.length / ((frames[frames.length - 1] - frames[0]) / 1000);
  return {
    fps,
    seconds: (after.at - before.at) / 1000,
    text:
      `main thread ${share(started, alone, 'cpu')} % of a processor (${share(started, alone, 'wall')} % of the time, waiting for one included); ` +
      `${fps.toFixed(1)} frames/s (p95 gap ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(1)} ms, longest ${gaps[gaps.length - 1]?.toFixed(0)} ms) at ${share(before, after, 'cpu')} %`,
  };
}

async function heapMb(page, protocol) {
  await page.evaluate(() => window.gc?.());
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
}
