import { describe, expect, test } from 'vitest';
import { backend, failureOf, findingsOf, now, poolsById } from './read';

const asked = { url: backend('conversation/init'), method: 'POST', requestBody: '{}' };
const pools = (body: object) => poolsById(findingsOf({ ...asked, body: { limits_progress: [], ...body } }));
const progress = (feature_name: string, remaining: unknown, reset_after?: unknown) => ({
  feature_name,
  remaining,
  reset_after,
});

describe('features', () => {
  test('what is left of each, and when it renews: ISO or seconds; never a limit, never a refill', () => {
    const limits_progress = [
      progress('deep_research', 7, '2026-11-14T08:12:00Z'),
      progress('file_upload', 74, 9400),
      progress('odyssey', 40, '9400'),
      progress('some_new_tool', 3),
    ];
    expect(Object.values(pools({ limits_progress }))).toEqual([
      {
        id: 'feature:deep_research',
        label: 'Deep research',
        unit: 'use',
        remaining: 7,
        resetsAt: Date.parse('2026-11-14T08:12:00Z'),
      },
      {
        id: 'feature:file_upload',
        label: 'File uploads',
        unit: 'use',
        remaining: 74,
        resetsAt: now + 9_400_000,
      },
      { id: 'feature:odyssey', label: 'Agent', unit: 'use', remaining: 40, resetsAt: now + 9_400_000 },
      { id: 'feature:some_new_tool', label: 'Some new tool', unit: 'use', remaining: 3 },
    ]);
  });

  test('images are quiet: their count does not move', () => {
    expect(pools({ limits_progress: [progress('image_gen', 120)] })['feature:image_gen']).toMatchObject({
      remaining: 120,
      quiet: true,
    });
  });

  test('null is unknown; a time without a zone too', () => {
    const pool = pools({ limits_progress: [progress('deep_research', null, '2026-11-14T08:12:00')] })[
      'feature:deep_research'
    ];
    expect(pool).toEqual({ id: 'feature:deep_research', label: 'Deep research', unit: 'use' });
  });

  test('a feature blocked at its limit has nothing left, whatever was counted', () => {
    const blocked_features = [{ name: 'image_gen', resets_after: '2026-11-05T00:00:00Z' }];
    const pool = pools({ limits_progress: [progress('image_gen', 120)], blocked_features })[
      'feature:image_gen'
    ];
    expect(pool).toEqual({
      id: 'feature:image_gen',
      label: 'Images',
      unit: 'use',
      remaining: 0,
      resetsAt: Date.parse('2026-11-05T00:00:00Z'),
    });
  });

  test('a block for another reason, or a mere name, says nothing of a balance', () => {
    const blocked_features = [
      'deep_research',
      { name: 'odyssey', block_reason: 'work_subscription_required' },
    ];
    expect(pools({ blocked_features })).toEqual({});
  });
});

describe('models', () => {
  test('a cap that is told in full refills; one without a limit is not said to', () => {
    const model_limits = [
      { model_slug: 'gpt-x-thinking', remaining: 41, resets_after: '2026-11-08T00:00:00Z' },
      { model_slug: 'gpt-5.6', limit: 160, used: 40, reset_after: 60 },
      { model_slug: 'gpt-y', resets_after: '2026-11-08T00:00:00Z' },
    ];
    const resetsAt = Date.parse('2026-11-08T00:00:00Z');
    expect(Object.values(pools({ model_limits }))).toEqual([
      { id: 'model:gpt-x-thinking', label: 'gpt-x-thinking', unit: 'message', remaining: 41, resetsAt },
      {
        id: 'model:gpt-5-6',
        label: 'gpt-5.6',
        unit: 'message',
        remaining: 120,
        limit: 160,
        used: 40,
        refills: true,
        resetsAt: now + 60_000,
      },
      { id: 'model:gpt-y', label: 'gpt-y', unit: 'message', partial: true, resetsAt },
    ]);
  });
});

describe('a changed shape is named with its place', () => {
  test.each([
    [{}, 'limits_progress'],
    [{ limits_progress: null }, 'limits_progress'],
    [{ limits_progress: 'none' }, 'limits_progress'],
    [{ limits_progress: [{ feature_name: 'deep_research', left: 7 }] }, 'limits_progress[0].remaining'],
    [{ limits_progress: [progress('deep_research', '7')] }, 'limits_progress[0].remaining'],
    [{ limits_progress: [progress('deep_research', -1)] }, 'limits_progress[0].remaining'],
    [{ limits_progress: [progress('deep_research', 7, 'soon')] }, 'limits_progress[0].reset_after'],
    [
      { limits_progress: [], model_limits: [{ model_slug: 'a', remaining: 'many' }] },
      'model_limits[0].remaining',
    ],
  ])('%j', (body, at) => {
    expect(failureOf({ ...asked, body })).toMatchObject({ kind: 'changed-shape', at });
  });
});
