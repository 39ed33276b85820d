import { beforeEach, describe, expect, it, vi } from 'vitest';
import { civitai } from '../../lib/platforms/civitai';
import { claude } from '../../lib/platforms/claude';
import type { Platform } from '../../lib/platforms/platform';
import { poe } from '../../lib/platforms/poe';
import { suno } from '../../lib/platforms/suno';
import type { State } from '../../lib/storage/state';
import {
  stateForPage,
  stillDismissed,
  stopOtherPages,
  stopPages,
  tellPages,
  withDismissed,
} from '../../lib/tracker/pages';
import { FakeWorld, NOON, pool, record, stateWith } from './fakes';

const base = stateWith({});
const state: State = stateWith({
  settings: { ...base.settings, enabled: ['claude', 'suno'] },
  accounts: {
    claude: [
      record('org-secret', {
        pools: [pool({ id: 'five-hour', label: '5-hour', unit: 'percent', limit: 100, remaining: 3 })],
      }),
    ],
    suno: [record('user_1', { pools: [pool({ id: 'credits', remaining: 8, limit: 2500 })] })],
  },
});

const on = (platform: Platform, from: State = state) => stateForPage(from, platform, [], [], NOON);

describe('what a page is told', () => {
  it('is of its own platform alone', () => {
    expect(JSON.stringify(on(suno))).not.toMatch(/claude|org-secret|five-hour/i);
    expect(JSON.stringify(on(claude))).not.toMatch(/suno|user_1|credits|2500/i);
    const other = on(suno, stateWith({ ...state, accounts: { suno: state.accounts.suno ?? [] } }));
    expect(other).toEqual(on(suno));
  });

  it('is what is left, what the next one costs, and the warning', () => {
    expect(on(suno)).toMatchObject({
      platform: 'suno',
      pools: [{ id: 'credits', remaining: 8 }],
      feature: 'create',
      book: { rules: suno.costs },
      warning: { pool: 'credits', level: 'short' },
    });
  });

  it('is of what is mostly made there, where neither prompt box nor price table says it', () => {
    expect(on(civitai)).toMatchObject({ feature: 'image', book: { rules: [] } });
    expect(on(poe)).toMatchObject({ feature: 'message', book: { rules: [] } });
  });

  it('has no warning that was dismissed, but still the numbers', () => {
    const key = on(suno)?.warning?.key ?? '';
    const quiet = on(suno, stateWith({ ...state, dismissed: [key] }));
    expect(quiet).not.toHaveProperty('warning');
    expect(quiet?.pools).toHaveLength(1);
    expect(on(suno, stateWith({ ...state, dismissed: [`${key}x`] }))?.warning?.key).toBe(key);
  });

  it('holds no warning where warnings in pages are off', () => {
    const off = stateWith({ ...state, settings: { ...state.settings, inlineWarnings: false } });
    expect(on(suno)).toHaveProperty('warning');
    expect(on(suno, off)).not.toHaveProperty('warning');
  });
});

describe('dismissed warnings', () => {
  const key = 'suno|user_1|credits|low|5';

  it.each([
    ['a warning of its own is remembered', [], suno, key, [key]],
    ['once', [key], suno, key, [key]],
    ['a page can not dismiss what another platform warns of', ['claude|a'], claude, key, ['claude|a']],
    ['a key of no form is not kept', [], suno, 'nonsense', []],
    ['an id that only begins alike is another platform', [], suno, 'suno-two|a', []],
  ])('%s', (_, before, platform, next, after) => {
    expect(withDismissed(before, platform, next)).toEqual(after);
  });

  describe('are armed again', () => {
    const dismissed = [on(suno)?.warning?.key ?? '', 'claude|org-secret|five-hour|critical|1'];
    const left = (credits: Partial<Parameters<typeof pool>[0]>, from: Partial<State> = {}) =>
      stillDismissed(
        stateWith({
          ...state,
          dismissed,
          accounts: {
            suno: [record('user_1', { pools: [pool({ id: 'credits', limit: 2500, ...credits })] })],
          },
          ...from,
        }),
        suno,
        [],
        NOON,
      );

    it('when their pool has recovered, those of others not', () => {
      expect(left({ remaining: 2500 })).toEqual([dismissed[1]]);
    });

    it.each([
      ['while it is still low', { remaining: 400 }],
      ['while it is unknown', {}],
    ])('not %s', (_, credits) => {
      expect(left(credits)).toEqual(dismissed);
    });

    it('not by an estimate: a renewal that has passed is not read yet', () => {
      expect(left({ remaining: 8, resetsAt: NOON - 1000, readAt: NOON - 5000, refills: true })).toEqual(
        dismissed,
      );
    });

    it('not by another account', () => {
      const other = record('user_2', { pools: [pool({ id: 'credits', limit: 2500, remaining: 2500 })] });
      expect(left({}, { accounts: { suno: [other] } })).toEqual(dismissed);
    });
  });

  it('50 of a platform are kept; a page that dismisses more pushes out only its own', () => {
    let dismissed: readonly string[] = ['claude|a'];
    for (let i = 0; i < 200; i++) dismissed = withDismissed(dismissed, suno, `suno|${i}`);
    expect(dismissed).toHaveLength(51);
    expect(dismissed).toContain('claude|a');
    expect(dismissed).toContain('suno|199');
    expect(dismissed).not.toContain('suno|149');
  });
});

describe('the open pages', () => {
  let world: FakeWorld;
  beforeEach(() => {
    world = new FakeWorld().install();
    world.tabs = [
      { id: 1, url: 'https://suno.com/create' },
      { id: 2, url: 'https://claude.ai/new' },
      { id: 3, url: 'https://suno.com/me', discarded: true },
      { id: 4, url: 'https://example.com/' },
    ];
  });

  it('of the platform hear it, no others; one that does not listen keeps nobody waiting', async () => {
    await tellPages(suno, 'ordinary', on(suno));
    expect(world.sent).toEqual([{ tabId: 1, message: { name: 'tab/state', state: on(suno) } }]);
  });

  it('are told to stop', async () => {
    await stopPages(suno);
    expect(world.sent).toEqual([{ tabId: 1, message: { name: 'tab/stop' } }]);
  });

  it('of all others are told to stop, whatever they show', async () => {
    await stopOtherPages([suno]);
    expect(world.sent.map(({ tabId, message }) => [tabId, message.name])).toEqual([
      [2, 'tab/stop'],
      [3, 'tab/stop'],
      [4, 'tab/stop'],
    ]);
  });

  it('that are frozen do not hold us up for more than two seconds', async () => {
    vi.useFakeTimers();
    try {
      world.answer = () => new Promise(() => {});
      let told = false;
      const telling = tellPages(suno, 'ordinary', on(suno)).then(() => {
        told = true;
      });
      await vi.advanceTimersByTimeAsync(1_900);
      expect(told).toBe(false);
      await vi.advanceTimersByTimeAsync(200);
      expect(told).toBe(true);
      await telling;
    } finally {
      vi.useRealTimers();
    }
  });
});
