import { FROM_PAGE } from '../../../lib/page/bridge-messages';
import { startPractice } from '../../practice/server';
import { type Story, startStory, visit } from '../harness/story';
import { afterReturn, beforeLeaving, isReadyToLeave } from './keeping';
import { BatteryClaude } from './server/battery-claude';
import { guestsOf } from './server/guests';
import { addressOf, type BatteryPage } from './server/pages';
import { type Choice, type Results, readBattery, startBattery } from './side';

/** One run of a battery. */
export interface Seen {
  readonly results: Results;
  /** All that the browser wrote about the page, and the faults that nobody caught. */
  readonly written: readonly string[];
  /** How often our tap told of what it saw. */
  readonly told: number;
  readonly marks: number;
}

/** A browser with the extension, nothing switched on yet, and the battery's pages at claude.ai. */
export async function startBatteryStory(): Promise<Story> {
  const claude = new BatteryClaude();
  return startStory({ keepsPages: true }, await startPractice({ claude, guest: guestsOf(claude.witness) }));
}

/** One run in a new tab. */
export async function runIn(story: Story, name: BatteryPage, choice: Choice = {}): Promise<Seen> {
  const page = await visit(story, addressOf(name));
  const written: string[] = [];
  page.on('console', (message) => {
    // What our content script asks, and is refused, the browser notes for developers; no page can read it.
    const { url } = message.location();
    const isOurs = /^https:\/\/claude\.ai\/api\/(?!.*(battery|guest))/.test(url);
    // Socket.IO's last poll meets a session that is over, or does not.
    const isLast = url.includes('guest=socket.io');
    if (!isOurs && !isLast) written.push(`${message.type()}: ${message.text().replace(/id=[\w-]+/g, 'id')}`);
  });
  page.on('pageerror', (error) => written.push(`fault: ${error.name}: ${error.message}`));
  await page.waitForFunction(() => 'runBattery' in globalThis);
  const told = await page.evaluateHandle((name) => {
    const counted = { events: 0 };
    document.addEventListener(name, () => counted.events++);
    return counted;
  }, FROM_PAGE);
  const results = readBattery(await page.evaluate(startBattery, choice));
  const seen = {
    results,
    written: written.sort(),
    told: await told.evaluate(({ events }) => events),
    marks: await page.locator('[data-credit-gauge]').count(),
  };
  await page.close();
  return seen;
}

/** What a page knows of its own coming and going: it is left, while something is under way or not, and come back to. */
export async function leaveAndReturn(story: Story, isBusy: boolean): Promise<unknown> {
  const page = await visit(story, addressOf('kept'));
  await page.waitForFunction(isReadyToLeave);
  await page.evaluate(beforeLeaving, isBusy);
  await page.goto(addressOf('next'));
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(isReadyToLeave);
  const told = await page.evaluate(afterReturn);
  await page.close();
  return told;
}
