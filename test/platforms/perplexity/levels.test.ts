import { expect, it } from 'vitest';
import { liveBalance } from '../../../lib/core/balance';
import type { PoolReading } from '../../../lib/core/reading';
import { defaultThresholds, levelOf } from '../../../lib/core/warning';
import { perplexity } from '../../../lib/platforms/perplexity';

const now = Date.parse('2026-11-22T12:00:00Z');
const { thresholds = defaultThresholds } = perplexity;

function levelAt(remaining: number, limit?: number) {
  const pool: PoolReading = { id: 'a', label: 'A', unit: 'query', remaining, ...(limit ? { limit } : {}) };
  return levelOf(liveBalance({ ...pool, readAt: now, source: 'rate-limit' }, [], now), thresholds);
}

it('counts, of which no limit is told, are low when two are left', () => {
  expect([187, 3, 2, 1, 0].map((left) => levelAt(left))).toEqual(['ok', 'ok', 'low', 'low', 'empty']);
});

it('credits are critical at a twentieth of what was given', () => {
  expect([742.5, 50, 0].map((left) => levelAt(left, 1000))).toEqual(['ok', 'critical', 'empty']);
});
