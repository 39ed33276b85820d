import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_WAITING } from '../../../lib/content/delivery';
import { FROM_CONTENT, FROM_PAGE, MAX_MESSAGE, PROBE } from '../../../lib/page/bridge-messages';
import type { Observation } from '../../../lib/wire/observation';
import { contentSamples, pageSamples } from '../../page/bridge-samples';
import { heapOfPage, heapOfWorker } from '../harness/heap';
import { leftovers } from '../harness/leftovers';
import { poison } from '../harness/poison';
import { card, pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

type Page = Awaited<ReturnType<typeof visit>>;

const MB = 1024 * 1024;
const FLOOD = 30_000;
const organization = '7d3f9a52-51c4-4c1e-9d6b-0a1f2b3c4d5e';
const usage = `https://claude.ai/api/organizations/${organization}/usage`;

/** What Claude would say, told by a page that isn't Claude's. */
const lie: Observation = {
  method: 'GET',
  url: usage,
  status: 200,
  startedAt: 1,
  endedAt: 2,
  headers: {},
  body: { kind: 'json', value: { five_hour: { utilization: 99, resets_at: null } } },
};

/** All faults of a page: what its console says, and what its own handlers are told. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  await page.exposeFunction('fault', (fault: string) => faults.push(fault));
  await page.evaluate(() => {
    const { fault } = window as unknown as { fault: (text: string) => void };
    window.addEventListener('error', ({ message }) => fault(message));
    window.addEventListener('unhandledrejection', ({ reason }) => fault(String(reason)));
  });
  return faults;
}

/** Dispatches each text as each of our events; gives how many there were of each. */
function shout(page: Page, texts: readonly string[]): Promise<void> {
  return page.evaluate(
    ([names, details]) => {
      for (const detail of details)
        for (const name of names) document.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
    },
    [[FROM_PAGE, FROM_CONTENT, PROBE], texts] as const,
  );
}

async function stored(story: Story): Promise<Record<string, { readonly data: unknown }>> {
  const worker = await story.worker();
  return worker.evaluate(() => chrome.storage.local.get(null)) as never;
}

async function drops(story: Story): Promise<Record<string, number>> {
  const { diagnostics } = await stored(story);
  return (diagnostics?.data as { dropped?: Record<string, number> } | undefined)?.dropped ?? {};
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);

/** How many observations of Claude's the page of Suno tells first: Claude's endpoint is none of Suno's. */
const lies = pageSamples('', lie).observation.length;

describe('a hostile page', () => {
  let story: Story;
  let popup: Page;
  let claude: Page;
  let suno: Page;
  let faults: string[];
  /** What nobody but Claude and the person may change. */
  let untouched: readonly unknown[];

  const theirs = async () => {
    const all = await stored(story);
    const numbers = JSON.stringify(all[`account:claude:${organization}`] ?? 'no account').match(
      /"(remaining|used|limit)":[\d.]+/g,
    );
    return [all.settings, numbers, Object.keys(all).filter((key) => key.includes('claude'))] as const;
  };

  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'claude', 'suno');
    popup = await story.openPopup();
    claude = await visit(story, pages.claude);
    suno = await visit(story, pages.suno);
    await card(popup, 'Claude').getByText('58%').first().waitFor();
    await card(popup, 'Suno').getByText('760').first().waitFor();
    faults = await faultsOf(suno);
    // What follows from a reading is written a moment after it, for each of the two accounts.
    await soon(
      async () => JSON.stringify(await theirs()),
      (now) => (now.match(/"recent:claude:/g) ?? []).length === 2,
    );
    untouched = await theirs();
    expect(untouched[1]).toContain('"remaining":58');
  });
  afterAll(() => story?.close());

  /** All that were dropped until now. Each is told of at most a second later, so none may be forgotten here. */
  let dropped = 0;
  const expectDropped = async (more: number) => {
    dropped += more;
    await soon(
      async () => sum(await drops(story)),
      (now) => now === dropped,
    );
  };
  const expectUntouched = async () => {
    expect(await theirs()).toEqual(untouched);
    expect(faults).toEqual([]);
    expect(story.practice.log.strangers).toEqual([]);
  };
  const songs = (page: Page) => page.getByRole('log', { name: 'Songs' }).getByText('♪').count();
  const makeSong = async (page: Page) => {
    const before = await songs(page);
    await page.getByRole('button', { name: 'Create song' }).click();
    await soon(
      () => songs(page),
      (count) => count === before + 2,
    );
  };

  it('says all that our scripts say to each other, both ways', async () => {
    const id = crypto.randomUUID();
    const { stop: _stop, ...contents } = contentSamples(id, { endpoint: 'usage', method: 'GET', url: usage });
    const said = [...Object.values(pageSamples(id, lie)), ...Object.values(contents)].flat();
    await shout(
      suno,
      said.map((message) => JSON.stringify(message)),
    );
    // What the content script says is no word of the tap's.
    await expectDropped(Object.values(contents).flat().length + lies);
    expect(await drops(story)).toMatchObject({ unknown: lies });
    await expectUntouched();
  });

  it('answers our hello with a hello, for ever', async () => {
    await suno.evaluate(
      ([fromPage, fromContent]) => {
        const say = () =>
          document.dispatchEvent(new CustomEvent(fromPage, { detail: JSON.stringify({ type: 'hello' }) }));
        document.addEventListener(fromContent, say);
        say();
        document.removeEventListener(fromContent, say);
      },
      [FROM_PAGE, FROM_CONTENT] as const,
    );
    await expectUntouched();
  });

  const deep = `{"type":"observation","id":"x","observation":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  it.each<[string, readonly string[]]>([
    ['100,000 levels', [deep, deep.replaceAll('[', '{"a":').replaceAll(']', '}')]],
    [
      'prototypes',
      [
        '{"__proto__":{"type":"hello"}}',
        '{"type":"observation","id":"x","observation":{"__proto__":{"method":"GET"},"constructor":{"prototype":{}}}}',
        '{"type":"ask","id":"x","ask":{"__proto__":{"auth":{"kind":"cookies"}}}}',
      ],
    ],
    [
      'halves of characters',
      ['\ud800', '{"type":"\udfff"}', `{"type":"observation","id":"\ud83c","observation":{}}`],
    ],
    ['no JSON', ['', '{', 'null', '1e999', '\0', '<script>', '"observation"', '[{"type":"hello"}]']],
    ['a text that is too long', ['x'.repeat(MAX_MESSAGE + 1)]],
  ])('sends %s', async (_, texts) => {
    await shout(suno, texts);
    await expectDropped(texts.length);
    await expectUntouched();
  });

  it('sends what is no text: getters, proxies, what can’t be cloned', async () => {
    const sent = await suno.evaluate(
      ([fromPage, fromContent, probe]) => {
        const cycle: Record<string, unknown> = {};
        cycle.self = cycle;
        const boom = () => {
          throw new Error('of the page');
        };
        const members = Object.defineProperty({ id: 'x' }, 'type', { get: boom, enumerable: true });
        const proxy = new Proxy(members, { get: boom, ownKeys: boom, getPrototypeOf: boom });
        const odd: unknown[] = [
          ...[undefined, null, 0, Number.NaN, 1n, Symbol('x'), boom, {}, [], cycle, members, proxy],
          ...[new String('{"type":"hello"}'), document, window, new Error('x'), new Date(0), Promise.reject],
          { toString: () => '{"type":"hello"}', toJSON: boom, valueOf: boom },
        ];
        for (const detail of odd)
          for (const name of [fromPage, fromContent, probe])
            document.dispatchEvent(new CustomEvent(name, { detail }));
        const others = [
          new Event(fromPage),
          new MessageEvent(fromPage, { data: '{"type":"hello"}' }),
          new UIEvent(fromPage, { detail: 7 }),
          Object.defineProperty(new Event(fromContent), 'detail', { get: boom }),
          Object.defineProperty(new CustomEvent(fromPage), 'detail', { get: boom }),
        ];
        for (const event of others) document.dispatchEvent(event);
        return odd.length + others.length - 1;
      },
      [FROM_PAGE, FROM_CONTENT, PROBE] as const,
    );
    await expectDropped(sent);
    await expectUntouched();
  });

  it('plays back what Claude’s page said, and what its own tap said', async () => {
    const recordOf = (page: Page) =>
      page.evaluateHandle((name) => {
        const heard: string[] = [];
        const hear = (event: Event) => heard.push((event as CustomEvent<string>).detail);
        document.addEventListener(name, hear);
        return { heard, end: () => document.removeEventListener(name, hear) };
      }, FROM_PAGE);
    const recorded = (record: Awaited<ReturnType<typeof recordOf>>) =>
      record.evaluate(({ heard, end }) => {
        end();
        // That a request has left is no news of a number, and nothing to play back.
        return heard.filter((text) => (JSON.parse(text) as { type: string }).type === 'observation');
      });
    const [ofClaude, ofSuno] = [await recordOf(claude), await recordOf(suno)];
    await claude.locator('[data-testid="chat-input"]').fill('What does a page hear?');
    await claude.getByRole('button', { name: /^Send/ }).click();
    await card(popup, 'Claude').getByText('55%').first().waitFor();
    untouched = await theirs();
    story.practice.suno.failWith('500');
    await makeSong(suno);
    await card(popup, 'Suno').getByText('750').first().waitFor();
    const [others, own] = [await recorded(ofClaude), await recorded(ofSuno)];
    expect(others.some((text) => text.includes('/completion'))).toBe(true);
    expect(own.some((text) => text.includes('/api/generate/'))).toBe(true);
    await suno.evaluate(
      ([name, texts]) => {
        for (const detail of texts) document.dispatchEvent(new CustomEvent(name, { detail }));
      },
      [FROM_PAGE, [...own, ...others, ...own]] as const,
    );
    await expectDropped(2 * own.length + others.length);
    expect(await drops(story)).toMatchObject({ unknown: lies + others.length, replayed: 2 * own.length });
    await card(popup, 'Suno').getByText('750').first().waitFor();
    story.practice.suno.works();
    await expectUntouched();
  });

  it('sends 100 MB, as a text and as an object', async () => {
    const heaps = [await heapOfPage(suno), await heapOfWorker(story)] as const;
    await suno.evaluate(
      ([fromPage, fromContent]) => {
        const text = new TextDecoder().decode(new Uint8Array(100_000_000).fill(0x5b));
        const parts = Array.from({ length: 100 }, (_, n) => `${n}${text.slice(0, 1_000_000)}`);
        for (const detail of [text, parts])
          for (const name of [fromPage, fromContent])
            document.dispatchEvent(new CustomEvent(name, { detail }));
      },
      [FROM_PAGE, FROM_CONTENT] as const,
    );
    await expectDropped(2);
    expect(await heapOfPage(suno)).toBeLessThan(heaps[0] + 10 * MB);
    expect(await heapOfWorker(story)).toBeLessThan(heaps[1] + 10 * MB);
    await expectUntouched();
  });

  it('floods us with 10,000 messages a second: few of them get to the background, all are counted', async () => {
    const heaps = [await heapOfPage(suno), await heapOfWorker(story)] as const;
    const worker = await story.worker();
    await worker.evaluate(() => {
      const flood = { received: 0 };
      Object.assign(globalThis, { flood });
      chrome.runtime.onMessage.addListener(() => void flood.received++);
    });
    const seconds = await suno.evaluate(
      async ([name, text, count]) => {
        const start = performance.now();
        const [observation] = JSON.parse(text);
        for (let sent = 0; sent < count; sent += 2) {
          for (const detail of [
            '{"type":"observation"}',
            JSON.stringify({ ...observation, id: crypto.randomUUID() }),
          ])
            document.dispatchEvent(new CustomEvent(name, { detail }));
          if (sent % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return (performance.now() - start) / 1000;
      },
      [FROM_PAGE, JSON.stringify(pageSamples('', lie).observation), FLOOD] as const,
    );
    const received = await worker.evaluate(
      () => (globalThis as unknown as { flood: { received: number } }).flood.received,
    );
    expect(received).toBeGreaterThan(0);
    // 80 at once and 8 a second are let in; what is refused is said again up to four times, later each time.
    expect(received).toBeLessThan(80 + 40 * seconds);
    await soon(
      async () => sum(await drops(story)),
      (now) => now >= dropped + FLOOD - MAX_WAITING,
      15_000,
    );
    expect(await heapOfPage(suno)).toBeLessThan(heaps[0] + 10 * MB);
    expect(await heapOfWorker(story)).toBeLessThan(heaps[1] + 10 * MB);
    await expectUntouched();
  });

  it('has its forgeries shown to the person, by their kind', async () => {
    const options = await story.openOptions();
    const table = options.getByRole('table', { name: 'Messages dropped' });
    // Of the flood some are counted later than others.
    for (const reason of ['malformed', 'oversized', 'unknown', 'replayed', 'too-fast'])
      await soon(
        async () => {
          const counted = new Intl.NumberFormat('en-US').format((await drops(story))[reason] ?? -1);
          return table.getByText(counted, { exact: true }).count();
        },
        (rows) => rows > 0,
      );
    await options.close();
  });

  it('tells our tap to go: its own numbers grow old, and that is all', async () => {
    await shout(suno, [
      JSON.stringify(contentSamples('x', { endpoint: '', method: 'GET', url: '' }).stop[0]),
    ]);
    await soon(
      () => leftovers(suno),
      // The preview is the content script's, which is still there.
      (left) => left.every((thing) => thing === 'a node'),
    );
    await makeSong(suno);
    await expectUntouched();
  });

  it('has eyes of its own on all that we use, put there after us', async () => {
    await suno.reload();
    await suno.evaluate(poison);
    await soon(
      () => suno.locator('#credits').textContent(),
      (text) => /^\d+$/.test(text ?? ''),
    );
    const left = Number(await suno.locator('#credits').textContent());
    await makeSong(suno);
    await suno.getByLabel('Send by fetch, not XHR').check();
    await makeSong(suno);
    await card(popup, 'Suno')
      .getByText(String(left - 20))
      .first()
      .waitFor();
    await expectUntouched();
  });

  it('had them there before us, in a page that was open when its platform was switched on', async () => {
    const chatgpt = await visit(story, pages.chatgpt);
    const before = await faultsOf(chatgpt);
    await chatgpt.evaluate(poison);
    await switchOn(story, 'chatgpt');
    await soon(
      () => leftovers(chatgpt),
      (left) => left.includes('a tap'),
    );
    await card(popup, 'ChatGPT').getByText('120').first().waitFor();
    await chatgpt.locator('#prompt-textarea').fill('How many messages are left?');
    await chatgpt.getByRole('button', { name: 'Send prompt' }).click();
    await card(popup, 'ChatGPT').getByText('119').first().waitFor();
    expect(before).toEqual([]);
    untouched = [
      { ...(untouched[0] as object), data: (await stored(story)).settings?.data },
      ...untouched.slice(1),
    ];
    await expectUntouched();
  });
});
