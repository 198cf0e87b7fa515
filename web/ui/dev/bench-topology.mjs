// How a large map runs in Chromium without a GPU: CHANGES=1000 node dev/bench-topology.mjs, of 3,000 nodes and 5,000 links.
// It serves `dist`, opens the map, and prints the frames of the page, the share of its main thread, and the drawings of the engine.
import { benchPage } from './bench-page.mjs';

const changes = process.env.CHANGES ?? '1000';
const secondsMeasured = 8;

await benchPage('small', { CHANGES: changes }, async ({ page, origin, measure }) => {
  const id = await page.evaluate(() => fetch('/api/topology/maps').then((r) => r.json()).then((maps) => maps.find((map) => map.name !== '').id));
  await page.goto(`${origin}/topology/maps/${id}`);
  await page.waitForFunction(() => window.__live?.frames > 3 && document.querySelector('.topology-canvas') !== null);
  await page.waitForTimeout(3000);
  const count = () => page.evaluate(() => window.__topology?.count() ?? null);
  const say = async (name, work) => {
    const { seconds, text } = await measure(work, count);
    const drawn = await count();
    console.log(`${name}: ${text}; map drawn ${(drawn.drawn / seconds).toFixed(1)}/s in ${(drawn.drawMs / Math.max(1, drawn.drawn)).toFixed(1)} ms each, shown ${(drawn.composed / seconds).toFixed(1)}/s`);
  };

  console.log(`3,000 nodes, 5,000 links, ${changes} changes/s, 1920x1080, ${await page.evaluate(() => (window.__topology?.inWorker ? 'engine in a worker' : 'engine on the main thread'))}`);
  await say('still', () => page.waitForTimeout(secondsMeasured * 1000));
  const box = await page.locator('.topology-map').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await say('panning', async () => {
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
  await say('near', () => page.waitForTimeout(secondsMeasured * 1000));
});
