import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_PAGE, PROBE } from '../../../lib/page/bridge-messages';
import { platforms } from '../../../lib/platforms';
import { ownSitePatterns, permissionPatterns } from '../../../lib/platforms/permissions';
import { inContentScript } from '../harness/isolated-world';
import { pause } from '../harness/pause';
import { card, chromiumBuild, pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';

type Visited = Awaited<ReturnType<typeof visit>>;

/** What a hostile page would do: speak as if it were the tap. */
async function forge(page: Visited, id: string, observation: unknown): Promise<void> {
  await page.evaluate(([name, detail]) => document.dispatchEvent(new CustomEvent(name, { detail })), [
    FROM_PAGE,
    JSON.stringify({ type: 'observation', id, observation }),
  ] as const);
}

function claudeUsage(percent: number) {
  return {
    method: 'GET',
    url: 'https://claude.ai/api/organizations/7d3f9a52-51c4-4c1e-9d6b-0a1f2b3c4d5e/usage',
    status: 200,
    startedAt: Date.now(),
    endedAt: Date.now(),
    headers: {},
    body: { kind: 'json', value: { five_hour: { utilization: percent, resets_at: null } } },
  };
}

function stored(story: Story): Promise<string> {
  return story
    .worker()
    .then((worker) => worker.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null))));
}

async function drops(story: Story): Promise<Record<string, number>> {
  return JSON.parse(await stored(story)).diagnostics?.data.dropped ?? {};
}

describe('at install', () => {
  it('asks for no host: the build that is tested here is the one that people get', async () => {
    const manifest = JSON.parse(await readFile(join(chromiumBuild, 'manifest.json'), 'utf8'));
    expect(manifest.permissions).toEqual(['storage', 'alarms', 'scripting']);
    expect(manifest.optional_permissions).toEqual(['notifications', 'identity']);
    expect(manifest.optional_host_permissions).toEqual([
      ...permissionPatterns(platforms),
      ...ownSitePatterns,
    ]);
    expect(Object.keys(manifest)).not.toContain('host_permissions');
    expect(Object.keys(manifest)).not.toContain('content_scripts');
    expect(Object.keys(manifest)).not.toContain('externally_connectable');
    expect(Object.keys(manifest)).not.toContain('web_accessible_resources');
  });
});

describe('with every platform off', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
  });
  afterAll(() => story?.close());

  it('runs no script and makes no request anywhere, although the permissions are there', async () => {
    const popup = await story.openPopup();
    for (const { hosts, pagePaths } of story.practice.sites) {
      const url = `https://${hosts[0]}${pagePaths[0]}`;
      const page = await visit(story, url);
      const tapped = await page.evaluate(
        (name) => !document.dispatchEvent(new Event(name, { cancelable: true })),
        PROBE,
      );
      expect(tapped, url).toBe(false);
      await page.close();
    }
    await popup.reload();
    const worker = await story.worker();
    expect(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
    expect(story.practice.log.notByPages).toEqual([]);
    expect(story.practice.log.strangers).toEqual([]);
  });

  it('leaves the page and gives the permission back when a platform is switched off again', async () => {
    await switchOn(story, 'suno');
    const page = await visit(story, pages.suno);
    const isTapped = () =>
      page.evaluate((name) => !document.dispatchEvent(new Event(name, { cancelable: true })), PROBE);
    await soon(isTapped, (tapped) => tapped);
    const options = await story.openOptions();
    await options.getByRole('switch', { name: 'Suno', exact: true }).click();
    await options.getByRole('button', { name: /erase/i }).first().click();
    await soon(isTapped, (tapped) => !tapped);
    const worker = await story.worker();
    await soon(
      () => worker.evaluate(() => chrome.permissions.getAll()),
      ({ origins = [] }) =>
        !origins.includes('https://suno.com/*') && origins.includes('https://claude.ai/*'),
    );
    await soon(
      () => stored(story),
      (text) => !/account:suno|platform:suno/.test(text),
    );
  });
});

describe('a hostile page', () => {
  let story: Story;
  let suno: Visited;
  let popup: Visited;

  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'claude', 'suno');
    popup = await story.openPopup();
    await visit(story, pages.claude);
    suno = await visit(story, pages.suno);
    await card(popup, 'Claude').getByText('58%').first().waitFor();
    await card(popup, 'Suno').getByText('760').first().waitFor();
  });
  afterAll(() => story?.close());

  it('of Suno can’t touch the numbers of Claude', async () => {
    await forge(suno, crypto.randomUUID(), claudeUsage(99));
    await soon(
      () => drops(story),
      ({ unknown = 0 }) => unknown === 1,
    );
    expect(await card(popup, 'Claude').innerText()).not.toContain('1%');
    await card(popup, 'Claude').getByText('58%').first().waitFor();
  });

  it('can’t have one report counted twice', async () => {
    const id = crypto.randomUUID();
    const observation = {
      method: 'POST',
      url: 'https://studio-api-prod.suno.com/api/generate/v2-web/',
      status: 200,
      startedAt: Date.now(),
      endedAt: Date.now(),
      headers: {},
      request: { headers: { authorization: { sub: 'user_2practiceSunoUser' } }, body: { mv: 'chirp-fenix' } },
      body: {
        kind: 'json',
        value: { status: 'complete', clips: [{ id: 'forged-clip', model_name: 'chirp-fenix' }] },
      },
    };
    story.practice.suno.failWith('offline');
    for (let i = 0; i < 3; i++) await forge(suno, id, observation);
    await card(popup, 'Suno').getByText('750').first().waitFor();
    await soon(
      () => drops(story),
      ({ replayed = 0 }) => replayed === 2,
    );
    await card(popup, 'Suno').getByText('750').first().waitFor();
    story.practice.suno.works();
  });

  it.each([
    ['junk', 'malformed', '"no observation"'],
    ['another body', 'malformed', { ...claudeUsage(1), body: { kind: 'secret' } }],
    ['half a megabyte', 'oversized', { ...claudeUsage(1), url: `https://claude.ai/${'x'.repeat(500_000)}` }],
    ['a prototype', 'malformed', JSON.parse('{"__proto__": {"method": "GET"}, "constructor": 1}')],
  ])('sends %s: dropped and counted, and nothing else happens', async (_what, reason, observation) => {
    // The numbers alone: a refresh may come meanwhile and read the same ones again.
    const numbers = async () =>
      (await stored(story)).match(/"(remaining|used|limit)":[\d.]+|"account:[^"]*"/g)?.join(' ');
    const [before, counted] = [await numbers(), (await drops(story))[reason] ?? 0];
    await forge(suno, crypto.randomUUID(), observation);
    await soon(
      () => drops(story),
      (now) => now[reason] === counted + 1,
    );
    expect(await numbers()).toBe(before);
  });

  it('shares its tab with a content script that can’t read the storage', async () => {
    expect(await inContentScript(suno, story.extensionId, 'chrome.storage.local.get(null)')).toMatch(
      /^refused: /,
    );
  });

  it('shares it with one that can’t give the orders of our own pages', async () => {
    const order = `chrome.runtime.sendMessage({ name: 'platform/erase', args: { platform: 'claude' } })`;
    expect(await inContentScript(suno, story.extensionId, order)).toContain('"ok":false');
    await card(popup, 'Claude').getByText('58%').first().waitFor();
  });
});

describe('a worker that dies', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'suno');
  });
  afterAll(() => story?.close());

  it('between spend and report loses nothing and counts nothing twice', async () => {
    const popup = await story.openPopup();
    const page = await visit(story, pages.suno);
    await card(popup, 'Suno').getByText('760').first().waitFor();
    // From here on only the reports themselves can lower the number.
    story.practice.suno.failWith('500');
    const songs = 8;
    for (let song = 1; song <= songs; song++) {
      await page.getByRole('button', { name: 'Create song' }).click();
      // Killed at a different moment each time: before, while and after the report is made.
      await pause(song * 9);
      await story.killWorker();
      await soon(
        () => page.getByRole('log', { name: 'Songs' }).getByText('♪').count(),
        (count) => count === song * 2,
      );
    }
    await card(popup, 'Suno')
      .getByText(String(760 - songs * 10))
      .first()
      .waitFor({ timeout: 15_000 });
    await pause(1000);
    await card(popup, 'Suno')
      .getByText(String(760 - songs * 10))
      .first()
      .waitFor();
  });
});

describe('an API key', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
    await switchOn(story, 'openrouter');
  });
  afterAll(() => story?.close());

  it('of another vendor is refused beside the field, and nothing is saved', async () => {
    const options = await story.openOptions();
    await options.getByLabel('OpenRouter key').fill('sk-ant-api03-0123456789abcdef0123456789');
    await options.getByRole('button', { name: 'Save key' }).click();
    await options
      .getByText(/another vendor|no key of OpenRouter/i)
      .first()
      .waitFor();
    expect(await stored(story)).not.toContain('sk-ant');
    await options.close();
  });

  it('is read from the background, shown masked, kept out of storage, and erased', async () => {
    const secret = story.practice.openrouter.managementKey;
    const options = await story.openOptions();
    await options.getByLabel('OpenRouter key').fill(secret);
    await options.getByRole('button', { name: 'Save key' }).click();
    const popup = await story.openPopup();
    await card(popup, 'OpenRouter').getByText('$18.10').first().waitFor();
    expect(await stored(story)).not.toContain(secret);
    expect(await options.content()).not.toContain(secret);
    const page = await visit(story, pages.openrouter);
    const databases = await inContentScript(page, story.extensionId, 'indexedDB.databases()');
    expect(databases).not.toContain('credit-gauge');
    const keys = options.getByRole('list', { name: 'Saved keys' });
    await keys.getByRole('button', { name: /remove/i }).click();
    await keys.getByRole('button', { name: 'Remove', exact: true }).click();
    await soon(
      () => stored(story),
      (text) => !text.includes('sk-or'),
    );
    expect(story.practice.log.strangers).toEqual([]);
    const asked = story.practice.log.notByPages.map(({ host }) => host);
    expect([...new Set(asked)]).toEqual(['openrouter.ai']);
  });
});
