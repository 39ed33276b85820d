import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readState } from '../../../lib/storage/state';
import { type LedgerRows, ledgerRows, lockLedger, putRows } from '../harness/ledger';
import { pause } from '../harness/pause';
import { card, pages, type Story, soon, startStory, switchOn, visit } from '../harness/story';
import { type TempFolder, tempFolder } from '../harness/temp-folder';

/** What a create costs on the practice site, and what is left there at first. */
const SONG = 10;
const FULL = 760;

/** What is bought burns in order, and every spend is written down once, whatever happens to the browser. */
describe('a person who wants to know where it goes', () => {
  let story: Story;
  let popup: Page;
  let options: Page;
  /** A page of the extension that runs no script: it sees all that is stored, also while the worker is stopped. */
  let observer: Page;
  let songs = 0;
  let thesis = '';

  beforeAll(async () => {
    story = await startStory();
    observer = await visit(story, `chrome-extension://${story.extensionId}/manifest.json`);
    popup = await story.openPopup();
    options = await story.openOptions();
    await switchOn(story, 'claude', 'suno');
  });
  afterAll(() => story?.close());

  const stored = () => observer.evaluate(() => chrome.storage.local.get(null));
  const state = async () => readState(await stored()).state;
  const waiting = async () => (await state()).outbox.spends.length;
  const songsInLedger = async () => songsOf(await ledgerRows(observer)).length;
  /** As when the person opens it again: that wakes the background. */
  const openAgain = () => popup.reload();
  const untilWritten = () => soon(songsInLedger, (count) => count === songs, 10_000);

  describe('adds a plan and a bundle that expires', () => {
    const inTenDays = localDay(new Date(Date.now() + 10 * 86_400_000));
    let page: Page;
    const pool = () => card(popup, 'Claude').getByRole('listitem').filter({ hasText: 'Plans and credits' });
    const inOptions = () =>
      options
        .getByRole('list', { name: /^Claude.*, message$/ })
        .getByRole('listitem')
        .allTextContents();
    const send = async (left: string) => {
      await page.bringToFront();
      await page.locator('[data-testid="chat-input"]').fill('What is left?');
      await page.getByRole('button', { name: /^Send/ }).click();
      await pool().getByText(left, { exact: true }).first().waitFor();
    };

    it('on the options page, in the unit in which the platform’s spends are counted', async () => {
      page = await visit(story, pages.claude);
      await card(popup, 'Claude').getByText('5-hour').first().waitFor();
      // A tab in the background draws once a second, and each click waits for that.
      await options.bringToFront();
      const add = async (kind: string, amount: string, more: (form: Locator) => Promise<unknown>) => {
        await options.getByRole('button', { name: 'Add credit' }).click();
        const form = options.getByRole('form', { name: 'New plan or credit' });
        await form.getByLabel('Platform').selectOption({ label: 'Claude' });
        await form.getByLabel('Kind').selectOption({ label: kind });
        await form.getByLabel('Amount').fill(amount);
        await form.getByLabel('Unit').selectOption({ label: 'messages' });
        await more(form);
        await form.getByRole('button', { name: 'Save' }).click();
        await form.waitFor({ state: 'detached' });
      };
      await add('Plan that renews', '40', (form) =>
        form.getByLabel('Renews').selectOption({ label: 'Every day' }),
      );
      await add('Bundle of credit', '3', async (form) => {
        await form.getByLabel('Expires').selectOption({ label: 'On a date' });
        await form.getByLabel('Last day').fill(inTenDays);
        // A plan that renews is used before a bundle, unless the person says otherwise.
        await form.getByRole('button', { name: /order/ }).click();
        await form.getByLabel('Order of use').fill('5');
      });
      await pool().getByText('43', { exact: true }).first().waitFor();
    });

    it('and the popup says what expires first', async () => {
      await popup.bringToFront();
      await pool()
        .getByText(/^3 expire .*, they go first$/)
        .waitFor();
      await pool()
        .getByRole('button', { name: /2 parts/ })
        .click();
      expect(await pool().getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/^Bundle.*expires.*3 of 3$/),
        expect.stringMatching(/^Plan.*40 of 40$/),
      ]);
    });

    it('sends messages: the bundle burns, also when the worker is killed between', async () => {
      await send('42');
      await story.killWorker();
      await send('41');
      expect(await pool().getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/^Bundle.*1 of 3$/),
        expect.stringMatching(/^Plan.*40 of 40$/),
      ]);
      await pool()
        .getByText(/^1 expires .*, it goes first$/)
        .waitFor();
      await soon(
        inOptions,
        (rows) => /1 message left/.test(rows[0] ?? '') && /40 messages left/.test(rows[1] ?? ''),
      );
    });

    it('and then the plan, in popup and options', async () => {
      await send('40');
      await send('39');
      expect(await pool().getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/^Bundle.*used up.*0 of 3$/),
        expect.stringMatching(/^Plan.*39 of 40$/),
      ]);
      expect(
        await pool()
          .getByText(/expire/)
          .count(),
      ).toBe(0);
      await soon(
        inOptions,
        (rows) => /used up/.test(rows[0] ?? '') && /39 messages left/.test(rows[1] ?? ''),
      );
      [, thesis = ''] = /\/chat\/(.+)$/.exec(page.url()) ?? [];
      await page.close();
    });
  });

  describe('loses the worker on the way of a spend into the ledger', () => {
    let page: Page;
    const create = async () => {
      await page.bringToFront();
      await page.getByRole('button', { name: 'Create song' }).click();
      songs++;
      await soon(
        () => page.getByRole('log', { name: 'Songs' }).getByText('♪').count(),
        (count) => count === songs * 2,
      );
    };

    /** Makes the worker busy until it is killed, so that it answers nobody; settles when it is. */
    const freeze = async () => {
      const worker = await story.worker();
      const told = await observer.evaluateHandle(() => ({
        busy: new Promise((resolve) => {
          new BroadcastChannel('busy').onmessage = resolve;
        }),
      }));
      const frozen = worker.evaluate(() => {
        new BroadcastChannel('busy').postMessage('');
        const until = Date.now() + 20_000;
        while (Date.now() < until);
      });
      frozen.catch(() => undefined);
      await told.evaluate(async ({ busy }) => void (await busy));
    };

    beforeAll(async () => {
      page = await visit(story, pages.suno);
      await card(popup, 'Suno').getByText(String(FULL)).first().waitFor();
      // From here on only the reports themselves can lower the number.
      story.practice.suno.failWith('500');
      await create();
      await untilWritten();
    });
    afterAll(async () => {
      story.practice.suno.works();
      await page.close();
    });

    it('when the report is sent, and nothing of it is stored', async () => {
      await freeze();
      await create();
      await pause(150);
      expect([await waiting(), await songsInLedger()]).toEqual([0, songs - 1]);
      await story.killWorker();
      await untilWritten();
    });

    it('when it is in the outbox, and neither answered nor on its way', async () => {
      const worker = await story.worker();
      await worker.evaluate(() => {
        chrome.storage.onChanged.addListener((changes) => {
          const until = 'outbox' in changes ? Date.now() + 20_000 : 0;
          while (Date.now() < until);
        });
      });
      await create();
      await soon(waiting, (count) => count === 1);
      await story.killWorker();
      await untilWritten();
    });

    it('when it is in the outbox, and the ledger does not have it yet', async () => {
      const lock = await lockLedger(observer, 'before');
      await lock.held();
      await create();
      await soon(waiting, (count) => count === 1);
      await pause(200);
      await story.killWorker();
      await lock.release();
      expect([await waiting(), await songsInLedger()]).toEqual([1, songs - 1]);
      await openAgain();
      await untilWritten();
    });

    it('when the ledger has it, and it is still in the outbox', async () => {
      const before = await lockLedger(observer, 'first');
      await before.held();
      await create();
      await soon(waiting, (count) => count === 1);
      await pause(300);
      // Behind the worker's writing, and before what it reads next.
      const after = await lockLedger(observer, 'second');
      await before.release();
      await after.held();
      await story.killWorker();
      await after.release();
      expect([await waiting(), await songsInLedger()]).toEqual([1, songs]);
      await openAgain();
    });

    it('and at any other moment', async () => {
      for (let round = 0; round < 12; round++) {
        await create();
        await pause(round * 7);
        await story.killWorker();
      }
    });

    it('and nothing is lost, and nothing there twice', async () => {
      await openAgain();
      await untilWritten();
      await soon(waiting, (count) => count === 0);
      const spent = songs * SONG;
      expect(story.practice.suno.creditsLeft).toBe(FULL - spent);
      await card(popup, 'Suno')
        .getByText(String(FULL - spent))
        .first()
        .waitFor();
      await card(popup, 'Suno').getByText(`≈ ${spent} credits today`).first().waitFor();
      await pause(1000);
      const rows = await ledgerRows(observer);
      expect(sums(rows)).toEqual(sumsOf(songs));
      const { accounts, diagnostics } = await state();
      expect(accounts.suno?.map(({ spends }) => spends.length)).toEqual([songs]);
      expect(diagnostics.lostEntries).toBeUndefined();
    });
  });

  describe('has a damaged profile', () => {
    it('and gets back what was there, from the copies and the spends', async () => {
      const accountKey = Object.keys(await stored()).find((key) => key.startsWith('account:suno')) ?? '';
      await story.killWorker();
      await observer.evaluate(
        (key) => chrome.storage.local.set({ settings: 'rubbish', [key]: { v: 2, data: [] } }),
        accountKey,
      );
      const { totals, details } = await ledgerRows(observer);
      await putRows(observer, 'totals', [{ ...of(totals, 'suno'), rows: 'rubbish' }]);
      await putRows(observer, 'details', [{ ...of(details, 'suno'), rows: [{ amount: 'ten' }] }]);

      await openAgain();
      const page = await visit(story, pages.suno);
      await page.getByRole('button', { name: 'Create song' }).click();
      songs++;
      await card(popup, 'Suno')
        .getByText(String(FULL - songs * SONG))
        .first()
        .waitFor();
      await soon(
        async () => JSON.stringify(sums(await ledgerRows(observer))),
        (seen) => seen === JSON.stringify(sumsOf(songs)),
      );
      await card(popup, 'Suno')
        .getByText(`≈ ${songs * SONG} credits today`)
        .first()
        .waitFor();
      await card(popup, 'Claude').getByText('39', { exact: true }).first().waitFor();
      await page.close();
    });

    it('and is told so in the options', async () => {
      await options.bringToFront();
      const diagnostics = options.getByRole('region', { name: 'Diagnostics' });
      for (const key of ['settings', 'account:suno']) {
        await diagnostics
          .getByRole('listitem')
          .filter({ hasText: key })
          .getByText('put back from its copy')
          .waitFor();
      }
      await diagnostics.getByText(/^2 sums of the history could not be read and were made anew/).waitFor();
      await diagnostics.getByRole('button', { name: 'Clear diagnostics' }).click();
      await diagnostics.getByText(/^Nothing went wrong/).waitFor();
      expect(Object.keys(await stored()).filter((key) => key.startsWith('aside:'))).toEqual([]);
      expect((await ledgerRows(observer)).aside).toEqual([]);
    });
  });

  describe('looks at the insights', () => {
    let insights: Page;
    const table = async (section: string) => {
      const region = insights.getByRole('region', { name: section, exact: true });
      const button = region.getByRole('button', { name: `Table of ${section}` });
      if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
      const rows = await region.getByRole('row').all();
      const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
      return cells.slice(1);
    };
    const drawn = (section: string) =>
      insights
        .getByRole('region', { name: section, exact: true })
        .getByRole('button', { name: `Table of ${section}` })
        .click();

    beforeAll(async () => {
      insights = await visit(story, `chrome-extension://${story.extensionId}/insights.html`);
    });
    afterAll(() => insights?.close());

    it('and finds what was spent, in each unit of its own', async () => {
      await insights.getByLabel('Unit').selectOption({ label: 'Suno: credits' });
      await soon(
        () => table('By platform'),
        ([row]) => row?.[0] === 'Suno' && row[1] === `${songs * SONG} credits`,
      );
      expect(await table('By feature')).toMatchObject([
        ['create', `${songs * SONG} credits`, '100%', `${songs * SONG} credits`, String(songs), '0'],
      ]);
      const over = await table('Spend over time');
      expect(over.filter((row) => !/^0\b/.test(row[2] ?? '')).map((row) => row.slice(1))).toEqual([
        [`${songs * SONG} credits`, `${songs * SONG} credits`],
      ]);
      await insights.getByLabel('Unit').selectOption({ label: 'messages' });
      await soon(
        () => table('By conversation'),
        (rows) => rows.length === 1 && rows[0]?.[0] === thesis && rows[0]?.[1] === '4 messages',
      );
    });

    it('and by project: the one named in the popup tags what follows', async () => {
      await popup.bringToFront();
      await popup.getByRole('button', { name: /^Name it/ }).click();
      await popup.getByLabel('Working on').fill('Novel');
      await popup.getByRole('button', { name: 'Save' }).click();
      await popup.getByText('Working on Novel').waitFor();
      const page = await visit(story, pages.claude);
      await page.locator('[data-testid="chat-input"]').fill('Chapter one');
      await page.getByRole('button', { name: /^Send/ }).click();
      await insights.bringToFront();
      await soon(
        () => table('By project'),
        (rows) =>
          JSON.stringify(rows.map((row) => row.slice(0, 2))) ===
          '[["No project","4 messages"],["Novel","1 message"]]',
      );
      await page.close();
    });

    it('and of a whole conversation, afterwards', async () => {
      await insights.bringToFront();
      await drawn('By conversation');
      const conversations = insights.getByRole('region', { name: 'By conversation', exact: true });
      await conversations
        .getByRole('button', { name: new RegExp(`Set project of conversation ${thesis}`) })
        .click();
      const form = conversations.getByRole('form', { name: `Project of conversation ${thesis}` });
      await form.getByLabel('Project').fill('Thesis');
      await form.getByRole('button', { name: 'Save' }).click();
      await soon(
        () => table('By project'),
        (rows) =>
          JSON.stringify(rows.map((row) => row.slice(0, 2))) ===
          '[["Thesis","4 messages"],["Novel","1 message"]]',
      );
    });
  });

  describe('takes it all to another browser', () => {
    let folder: TempFolder;
    let other: Story;
    let there: Page;
    let thereObserver: Page;
    let file = '';
    let rows: LedgerRows;

    beforeAll(async () => {
      folder = await tempFolder('export');
      other = await startStory();
      thereObserver = await visit(other, `chrome-extension://${other.extensionId}/manifest.json`);
      there = await other.openOptions();
    });
    afterAll(async () => {
      await other?.close();
      await folder?.remove();
    });
    const choose = (path: string) => there.getByLabel('Import a file').setInputFiles(path);
    const everythingThere = async () => ({
      rows: await ledgerRows(thereObserver),
      stored: await thereObserver.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null))),
    });

    it('as a file', async () => {
      await popup.close();
      await options.bringToFront();
      const saving = options.waitForEvent('download');
      await options.getByRole('button', { name: 'Export everything' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toMatch(/^credit-gauge-\d{4}-\d\d-\d\d\.json$/);
      file = join(folder.path, saved.suggestedFilename());
      await saved.saveAs(file);
      rows = await ledgerRows(observer);
    });

    it('where nothing of a file with a broken entry is taken, and the place is named', async () => {
      const document = JSON.parse(await readFile(file, 'utf8'));
      document.spends[3].amount = 'ten';
      const broken = join(folder.path, 'broken.json');
      await writeFile(broken, JSON.stringify(document));
      const before = await everythingThere();
      await choose(broken);
      await there.getByText(/^broken\.json: at spends\[3\]\.amount: /).waitFor();
      expect(await everythingThere()).toEqual(before);
    });

    it('where it says what it will do, does it, and the numbers are the same', async () => {
      await choose(file);
      const preview = there.getByRole('region', { name: /^What importing/ });
      await preview.getByRole('row', { name: new RegExp(`^Suno ${songs} 0 0 `) }).waitFor();
      await preview.getByRole('row', { name: /^Claude 5 0 0 \d+ 0 1$/ }).waitFor();
      await preview.getByRole('button', { name: 'Import' }).click();
      await there
        .getByText(new RegExp(`^Imported: ${songs + 5} new spends, `))
        .first()
        .waitFor();
      expect((await everythingThere()).rows).toEqual(rows);
    });

    it('where a second time changes nothing', async () => {
      const before = await everythingThere();
      await choose(file);
      await there.getByRole('heading', { name: /^Nothing in .* is new$/ }).waitFor();
      await there.getByRole('button', { name: 'Close' }).click();
      expect(await everythingThere()).toEqual(before);
    });

    it('and erases everything in the first: no data is left, only how it is set up', async () => {
      await options.getByRole('button', { name: 'Erase everything' }).click();
      await options.getByLabel(/^Type “erase”/).fill('erase');
      await options.getByRole('button', { name: 'Erase all of it' }).click();
      await options.getByText('Everything is erased.').first().waitFor();
      expect(Object.values(await ledgerRows(observer)).flat()).toEqual([]);
      const left = await stored();
      expect(Object.keys(left).sort()).toEqual(['copy:settings', 'ledger', 'settings']);
      expect((await state()).settings.enabled).toEqual(['claude', 'suno']);
      expect(JSON.stringify(left)).not.toMatch(/Novel|Thesis|bundle/i);
      await options.getByText('The history is empty.').waitFor();
    });
  });
});

function songsOf({ spends }: LedgerRows) {
  return spends.filter(({ platform }) => platform === 'suno');
}

function of<T extends { readonly platform: string }>(rows: readonly T[], platform: string): T | undefined {
  return rows.find((row) => row.platform === platform);
}

/** What the ledger says of Suno: by its spends, and by each of the roll-ups. */
function sums(rows: LedgerRows) {
  const rolledUp = (days: LedgerRows['details']) => {
    const parts = days.filter(({ platform }) => platform === 'suno').flatMap((day) => day.rows);
    return {
      spends: parts.reduce((sum, { spends }) => sum + spends, 0),
      amount: parts.reduce((sum, { amount }) => sum + Number(amount), 0),
    };
  };
  const spends = songsOf(rows);
  return {
    entries: { spends: spends.length, amount: spends.reduce((sum, { amount = 0 }) => sum + amount, 0) },
    totals: rolledUp(rows.totals),
    details: rolledUp(rows.details),
  };
}

function sumsOf(songs: number) {
  const all = { spends: songs, amount: songs * SONG };
  return { entries: all, totals: all, details: all };
}

/** As a date field takes it. */
function localDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
