// How the alarm console runs in Chromium without a GPU: ALARMS=50000 ALARM_CHANGES=200 node dev/bench-console.mjs. It serves `dist` and prints the
// frames of the page, the share of its main thread and its heap; then it counts the facets by hand and compares. GOAL=55 fails below so many frames.
import { benchPage } from './bench-page.mjs';

const alarms = process.env.ALARMS ?? '50000';
const changes = process.env.ALARM_CHANGES ?? '200';
const goal = Number(process.env.GOAL ?? 0);
const secondsMeasured = Number(process.env.SECONDS_MEASURED ?? 8);

await benchPage('large', { ALARMS: alarms, ALARM_CHANGES: changes }, async ({ page, origin, measure, heapMb }) => {
  const below = [];
  const say = async (name, work) => {
    const { fps, text } = await measure(work);
    if (fps < goal) below.push(name);
    console.log(`${name}: ${text}; heap ${(await heapMb()).toFixed(0)} MB`);
  };
  const began = performance.now();
  await page.goto(`${origin}/alarms`);
  await page.waitForSelector('.grid [role=row][aria-rowindex="2"]', { timeout: 60_000 });
  console.log(`${alarms} open alarms, ${changes} changes/s, 1920x1080; first rows after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await page.waitForTimeout(3000);

  const [from, framesFrom] = [await page.evaluate(() => window.__live.frames), performance.now()];
  await say('following', () => page.waitForTimeout(secondsMeasured * 1000));
  const frames = (await page.evaluate(() => window.__live.frames)) - from;
  console.log(`feed: ${(frames / ((performance.now() - framesFrom) / 1000)).toFixed(1)} frames/s applied`);

  await page.keyboard.press('p');
  await say('frozen', () => page.waitForTimeout(secondsMeasured * 1000));
  await page.keyboard.press('p');
  await page.mouse.move(1200, 600);
  const scroll = async () => {
    for (const end = performance.now() + secondsMeasured * 1000; performance.now() < end; ) {
      await page.mouse.wheel(0, Math.floor(performance.now() / 2000) % 2 === 0 ? 160 : -120);
      await page.waitForTimeout(16);
    }
  };
  await say('scrolling', scroll);
  await say('moving by key', async () => {
    for (const end = performance.now() + secondsMeasured * 1000; performance.now() < end; ) {
      await page.keyboard.press('j');
      await page.waitForTimeout(40);
    }
  });
  await page.keyboard.press('Escape');
  await page.mouse.move(10, 10);
  await page.goto(`${origin}/alarms?severity=critical,major&text=${encodeURIComponent('摄像机')}`);
  await page.waitForSelector('.grid [role=row][aria-rowindex="2"]', { timeout: 60_000 });
  await page.waitForTimeout(2000);
  await say('filtered by text', () => page.waitForTimeout(secondsMeasured * 1000));
  if (below.length > 0) {
    console.log(`below ${goal} frames/s: ${below.join(', ')}`);
    process.exitCode = 1;
  }
});
