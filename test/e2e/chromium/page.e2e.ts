import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { permissionPatterns } from '../../../lib/platforms/permissions';
import { startPractice } from '../../practice/server';
import { BATTERY, BatteryClaude } from '../battery/battery-claude';
import { differences, failedIn, readBattery, startBattery } from '../battery/side';
import { launchChromium } from '../harness/chromium';
import { chromiumBuild, type Story, switchOn, visit } from '../harness/story';

let story: Story;
beforeAll(async () => {
  const practice = await startPractice({ claude: new BatteryClaude() });
  const run = await launchChromium({ extensionDir: chromiumBuild, practice, grant: permissionPatterns() });
  story = { ...run, practice };
});
afterAll(async () => { await story.close(); await story.practice.close(); });

async function battery() {
  const page = await visit(story, BATTERY);
  await page.waitForFunction(() => 'runBattery' in globalThis, undefined, {timeout: 8000});
  const t = Date.now();
  const r = readBattery(await page.evaluate(startBattery, [process.env.ONLY ?? '', Number(process.env.LANES ?? 1)] as const));
  console.log('took', Date.now() - t);
  await page.close();
  return r;
}
it('x', async () => {
  const off = await battery();
  const off2 = await battery();
  writeFileSync('/tmp/off.json', JSON.stringify(off, null, 1));
  console.log('FAILED', failedIn(off.results).join('\n'));
  console.log('SLOW', Object.entries(off.times).filter(([,t]) => t > 80));
  console.log('FLAKY', differences(off.results, off2.results).join('\n'));
  await switchOn(story, 'claude');
  const on = await battery();
  writeFileSync('/tmp/on.json', JSON.stringify(on, null, 1));
  console.log('DIFF', differences(off.results, on.results).map((d) => d.slice(0, 400)).join('\n'));
});
