import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_CONTENT, FROM_PAGE } from '../../../lib/page/bridge-messages';
import { allowReloading } from '../harness/developer-mode';
import { type ContentWorld, contentWorld } from '../harness/isolated-world';
import { leftovers } from '../harness/leftovers';
import { pause } from '../harness/pause';
import { card, pages, refreshAnew, type Story, soon, startStory, switchOn, visit } from '../harness/story';

/** What our content script does from here on: what it says, what it waits for, what it watches. */
const spy = `(() => {
  const seen = { begun: 0, running: new Set() };
  globalThis.spied = () => [seen.begun, seen.running.size];
  const around = (owner, name, after) => {
    const original = owner[name];
    owner[name] = function (...args) {
      const result = new.target ? new original(...args) : original.apply(this, args);
      after(result, args);
      return result;
    };
  };
  around(chrome.runtime, 'sendMessage', () => seen.begun++);
  around(globalThis, 'setTimeout', () => seen.begun++);
  around(globalThis, 'setInterval', (id) => seen.running.add(id));
  around(globalThis, 'clearInterval', (_, [id]) => seen.running.delete(id));
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'])
    around(globalThis, name, (observer) => {
      around(observer, 'observe', () => seen.running.add(observer));
      around(observer, 'disconnect', () => seen.running.delete(observer));
    });
})()`;

/** A page of a platform, and all that is written about it. */
class Open {
  readonly written: string[] = [];

  private constructor(
    readonly page: Awaited<ReturnType<typeof visit>>,
    private readonly content: ContentWorld | undefined,
  ) {}

  /**
   * With `spied`, what its content script does can be seen. Without, its world is left as it is: who has looked at the
   * extension's API there keeps the browser from taking it away.
   */
  static async at(story: Story, url: string, { spied }: { readonly spied: boolean }): Promise<Open> {
    const page = await visit(story, url);
    await soon(
      () => leftovers(page),
      (left) => left.includes('a tap') && left.includes('fetch'),
    );
    const content = spied ? await contentWorld(page, story.extensionId) : undefined;
    await content?.evaluate(spy);
    const open = new Open(page, content);
    page.on('console', (message) => {
      // What our content script asks, and is refused, the browser notes for developers; no page can read it.
      const isOurs = /^https:\/\/claude\.ai\/api\/organizations\/[^/]+\/overage/.test(message.location().url);
      if (!isOurs) open.written.push(message.text());
    });
    page.on('pageerror', (error) => open.written.push(`fault: ${error.stack}`));
    await page.evaluate(
      (names) => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        for (const name of names)
          document.addEventListener(name, (event) =>
            heard.push(JSON.parse((event as CustomEvent<string>).detail).type),
          );
      },
      [FROM_PAGE, FROM_CONTENT],
    );
    return open;
  }

  /** How much the content script has begun, and how many timers and observers of it run. */
  async activity(): Promise<readonly [begun: number, running: number]> {
    return JSON.parse((await this.content?.evaluate('spied()')) ?? '');
  }

  /** What tap and content script have told each other. */
  heard(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  }

  /** A message to Claude, streamed; gives, at its end, what the page got of the answer. */
  async streams(organization: string): Promise<() => Promise<string>> {
    const stream = await this.page.evaluateHandle((org) => {
      const url = `/api/organizations/${org}/chat_conversations/c/completion`;
      const state = { started: false, text: Promise.resolve('') };
      state.text = fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-practice-page': '1' },
        body: JSON.stringify({ prompt: 'x', model: 'claude-sonnet-5' }),
      }).then(async ({ body }) => {
        let text = '';
        for await (const part of (body as ReadableStream<Uint8Array>).pipeThrough(
          new TextDecoderStream() as never,
        )) {
          text += part;
          state.started = true;
        }
        return text;
      });
      return state;
    }, organization);
    await soon(
      () => stream.evaluate(({ started }) => started),
      (started) => started,
    );
    return () => stream.evaluate(({ text }) => text);
  }
}

/** The stream of a practice message ends with this. */
const END = /"type":"message_stop"\}\s*$/;

/** The page as it is without us, and a script that does nothing any more, whatever the page does. */
async function expectSilence(open: Open, makesTraffic: () => Promise<unknown>): Promise<void> {
  await soon(
    () => leftovers(open.page),
    (left) => left.length === 0,
  );
  // A pause of the script that was under way ends by itself.
  await pause(1200);
  const [before, heard] = [await open.activity(), (await open.heard()).length];
  expect(before[1]).toBe(0);
  await makesTraffic();
  await pause(500);
  expect(await open.activity()).toEqual(before);
  expect((await open.heard()).length).toBe(heard);
  expect(open.written).toEqual([]);
}

describe('a page of a platform that is switched on', () => {
  let story: Story;
  let popup: Awaited<ReturnType<Story['openPopup']>>;
  let claude: Open;
  let suno: Open;

  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'claude', 'suno');
    popup = await story.openPopup();
    claude = await Open.at(story, pages.claude, { spied: true });
    suno = await Open.at(story, pages.suno, { spied: false });
    await card(popup, 'Claude').getByText('58%').first().waitFor();
    await card(popup, 'Suno').getByText('760').first().waitFor();
  });
  afterAll(() => story?.close());

  const streamOfClaude = () => claude.streams(story.practice.claude.organization.uuid);
  const readOfClaude = async () => expect(await (await streamOfClaude())()).toMatch(END);
  const songOfSuno = async () => {
    const songs = suno.page.getByRole('log', { name: 'Songs' }).getByText('♪');
    const before = await songs.count();
    await suno.page.getByRole('button', { name: 'Create song' }).click();
    await soon(
      () => songs.count(),
      (count) => count === before + 2,
    );
  };

  it('notices nothing of a worker that dies, and wakes it with its next report', async () => {
    const text = await streamOfClaude();
    await story.killWorker();
    expect(await text()).toMatch(END);
    await card(popup, 'Claude').getByText('55%').first().waitFor();
    expect(await leftovers(claude.page)).toContain('a tap');
    expect(claude.written).toEqual([]);
  });

  it('is handed over, in the middle of a stream, to the scripts of an extension that is loaded anew', async () => {
    // With the pages open: then Chromium takes away even `runtime` of the scripts that stay behind.
    await allowReloading(story.context);
    const text = await streamOfClaude();
    const worker = await story.worker();
    await worker.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
    await soon(
      () => claude.heard(),
      (heard) => heard.at(-1) === 'ready',
    );
    expect(await text()).toMatch(END);
    popup = await story.openPopup();
    // On a busy machine the old script may notice first that it is one of the past: then this one stream is not read on.
    const isHandedOver = !(await claude.heard()).includes('stop');
    if (isHandedOver) await card(popup, 'Claude').getByText('52%').first().waitFor();
    // The script that was there before does nothing any more.
    const before = await claude.activity();
    expect(before[1]).toBe(0);
    await readOfClaude();
    await card(popup, 'Claude').getByText('49%').first().waitFor();
    await songOfSuno();
    await card(popup, 'Suno').getByText('750').first().waitFor();
    expect(await claude.activity()).toEqual(before);
    // The old script may notice late or early that it is one of the past; it must not stop the new one's tap.
    const heard = await claude.heard();
    expect(heard.lastIndexOf('stop')).toBeLessThan(heard.lastIndexOf('ready'));
    expect([claude.written, suno.written]).toEqual([[], []]);
  });

  it('is left when its permission is taken back, and its neighbour is not', async () => {
    await suno.page.close();
    suno = await Open.at(story, pages.suno, { spied: true });
    story.practice.suno.setCredits(28);
    await refreshAnew(popup);
    // The warning stands, and counts down.
    await soon(
      () => suno.activity(),
      ([, running]) => running > 0,
    );
    expect(await leftovers(suno.page)).toContain('a node');
    const worker = await story.worker();
    expect(await worker.evaluate(() => chrome.permissions.remove({ origins: ['https://suno.com/*'] }))).toBe(
      true,
    );
    await expectSilence(suno, songOfSuno);
    expect(await leftovers(claude.page)).toContain('a tap');
  });

  it('is left when the extension is removed, and a stream that is under way goes on', async () => {
    await claude.page.close();
    claude = await Open.at(story, pages.claude, { spied: true });
    story.practice.claude.nearlyEmpty();
    await refreshAnew(popup);
    await soon(
      () => leftovers(claude.page),
      (left) => left.includes('a node'),
    );
    const text = await streamOfClaude();
    const worker = await story.worker();
    await worker.evaluate(
      () => void setTimeout(() => chrome.management.uninstallSelf({ showConfirmDialog: false })),
    );
    expect(await text()).toMatch(END);
    await expectSilence(claude, readOfClaude);
  });
});
