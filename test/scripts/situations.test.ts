import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { example } from '../../lib/platforms/example';
import type { Platform } from '../../lib/platforms/platform';
import { needlessSituations, owedBy } from '../../scripts/lib/situations';
import { platformById } from '../platforms/all';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'situations-'));
  mkdirSync(join(folder, 'cases'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Given {
  readonly situation: string;
  readonly expected: object;
  readonly json?: unknown;
  readonly source?: string;
}

function keep(...cases: readonly Given[]): void {
  for (const [index, { source = 'credits', json = {}, ...one }] of cases.entries()) {
    const exchange = { request: { url: 'https://pretend.example/' }, response: { json } };
    const of = { source, about: 'a', origin: 'b', now: '2026-11-30T12:00:00Z', ...exchange, ...one };
    writeFileSync(join(folder, 'cases', `${index}.json`), JSON.stringify(of));
  }
}

function note(situations: object): void {
  writeFileSync(join(folder, 'quality.json'), JSON.stringify({ situations }));
}

/** What is still owed, of one source. */
function open(platform: Platform = example, source = 'credits'): readonly string[] {
  return owedBy(platform, folder)
    .filter((one) => one.source === source && !one.done && (one.follows ?? one.noted) === undefined)
    .map(({ situation }) => situation);
}

const pool = { id: 'a', label: 'A', unit: 'credit', remaining: 5 };

describe('what a source owes', () => {
  it('without a case: all, also those that are else made of a good case', () => {
    expect(open()).toEqual([
      ...['signed-in', 'signed-out', 'empty', 'out-of-credits', 'unlimited', 'several-pools'],
      ...['field-missing', 'changed-shape'],
    ]);
  });

  it('with a good JSON case: of missing fields and other shapes nothing more', () => {
    keep({ situation: 'signed-in', expected: { pools: [pool] } });
    expect(open()).toEqual(['signed-out', 'empty', 'out-of-credits', 'unlimited', 'several-pools']);
  });

  it('two pools are several, whatever their case is called', () => {
    keep({ situation: 'signed-in', expected: { pools: [pool, { ...pool, id: 'b' }] } });
    expect(open()).not.toContain('several-pools');
  });

  it('a failure shows nobody signed in', () => {
    keep({ situation: 'signed-in', expected: { failure: { kind: 'offline', at: 'network' } } });
    expect(open()).toContain('signed-in');
  });

  it('of another source is no case of this one', () => {
    keep({ situation: 'signed-in', expected: { pools: [pool] }, source: 'elsewhere' });
    expect(open()).toContain('signed-in');
  });

  it('of low confidence: nothing', () => {
    const { credits } = example.endpoints;
    if (credits === undefined) throw new Error('The pretend platform has no credits.');
    const unsure = { ...example, endpoints: { credits: { ...credits, confidence: 'low' as const } } };
    expect(owedBy(unsure, folder)).toEqual([]);
  });
});

describe('what follows from how it is read', () => {
  const follows = (platform: Platform, source: string, situation: string) =>
    owedBy(platform, folder).find((one) => one.source === source && one.situation === situation)?.follows;

  it('money that was bought has an end', () => {
    keep({ situation: 'signed-in', expected: { pools: [{ ...pool, unit: 'USD' }] } });
    expect(follows(example, 'credits', 'unlimited')).toContain('purse');
    expect(open()).toContain('out-of-credits');
  });

  it('history does not run out', () => {
    const { remaining: _, ...history } = pool;
    keep({ situation: 'signed-in', expected: { pools: [{ ...history, used: 3 }] } });
    expect(open()).toEqual(['signed-out', 'empty', 'several-pools']);
  });

  it('a row with one pool tells one; a row with a list may tell more, and none', () => {
    const [one, listed] = ['stepfun', 'deepseek-api'].map((id) => platformById(id));
    if (one === undefined || listed === undefined) throw new Error('Name other rows.');
    expect(follows(one, 'balance', 'several-pools')).toBeDefined();
    expect(follows(one, 'balance', 'empty')).toBeDefined();
    expect(follows(listed, 'balance', 'several-pools')).toBeUndefined();
    expect(follows(listed, 'balance', 'empty')).toBeUndefined();
  });
});

describe('notes', () => {
  it('are of all sources or of one', () => {
    note({ unlimited: 'There is none here.', 'credits several-pools': 'It tells one pool.' });
    expect(open()).not.toContain('unlimited');
    expect(open()).not.toContain('several-pools');
    expect(needlessSituations(example, folder)).toEqual([]);
  });

  it('are needless where there is a case, and where nothing is called so', () => {
    keep({ situation: 'unlimited', expected: { pools: [] } });
    note({
      unlimited: 'There is none here.',
      'nowhere empty': 'There is none here.',
      refused: 'There is none.',
    });
    expect(needlessSituations(example, folder)).toEqual(['unlimited', 'nowhere empty', 'refused']);
  });
});
