import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import type { Alert } from '../../../lib/core/warnings/episode';
import { noticeOf } from '../../../lib/core/warnings/words';
import { day, hour, noon } from '../sample';
import { budgetAt, watched } from './sample';

const sunoWith = (forecast?: Pick<Forecast, 'verdict' | 'runsOutAt'>) =>
  watched(38, {
    name: 'Suno',
    balance: { limit: 2_500 },
    ...(forecast === undefined ? {} : { forecast }),
  });
const suno = sunoWith();
const level = (pool = suno, severity: Alert['severity'] = 1): Alert => ({
  subject: 's',
  severity,
  about: { kind: 'level', pool },
});
const words = (...alerts: Alert[]) => noticeOf(alerts, noon, 'en');
const claude = watched(4, {
  name: 'Claude · Work',
  balance: { id: '5h', label: '5-hour', unit: 'percent', resetsAt: noon + 2 * hour },
});
const grant = { id: 'g', label: 'Bundle', unit: 'credit', remaining: 300, expiresAt: noon + day };

describe('a notification says', () => {
  it.each<[string, Alert, string, string]>([
    ['what is left', level(), 'Suno is low', 'Suno: 38 of 2,500 credits left'],
    [
      'when it runs out',
      level(sunoWith({ verdict: 'runs-out', runsOutAt: noon + hour }), 2),
      'Suno is almost empty',
      'Suno: 38 of 2,500 credits left, runs out today',
    ],
    [
      'no time where the forecast is not sure',
      level(sunoWith({ verdict: 'unsure', runsOutAt: noon + hour })),
      'Suno is low',
      'Suno: 38 of 2,500 credits left',
    ],
    [
      'which pool and account it is, and when it renews',
      level(claude, 2),
      'Claude · Work is almost empty',
      'Claude · Work, 5-hour: 4% left, renews in 2 h',
    ],
    [
      'that it is an estimate',
      level(watched(38, { name: 'Suno', balance: { provenance: 'estimated' } })),
      'Suno is low',
      'Suno: about 38 of 100 credits left',
    ],
    [
      'that it is gone',
      level(watched(0, { name: 'Suno', balance: { provenance: 'estimated', freshness: 'expired' } }), 3),
      'Suno is empty',
      'Suno: about 0 of 100 credits left, the rest has expired',
    ],
    [
      'that it is likely to run out',
      {
        ...level(),
        about: {
          kind: 'runway',
          pool: sunoWith({ verdict: 'runs-out', runsOutAt: noon + day }),
        },
      },
      'Suno is likely to run out',
      'Suno: 38 of 2,500 credits left, runs out tomorrow',
    ],
    [
      'what expires and when',
      { ...level(), about: { kind: 'expiring', pool: suno, grant } },
      'Suno: credit expires',
      'Suno, Bundle: 300 credits expire tomorrow',
    ],
    [
      'that it is not sure how much of it expires',
      { ...level(), about: { kind: 'expiring', pool: suno, grant: { ...grant, estimated: true } } },
      'Suno: credit expires',
      'Suno, Bundle: about 300 credits expire tomorrow',
    ],
    [
      'what is there again',
      { ...level(), severity: 0, refilled: true },
      'Suno is filled again',
      'Suno: 38 of 2,500 credits left',
    ],
    [
      'how a budget stands',
      {
        subject: 's',
        severity: 1,
        about: { kind: 'budget', budget: budgetAt(92.5, { state: 'at-risk', projected: 130, unknown: 2 }) },
      },
      'Budget "Videos" is nearly used up',
      'Videos: $92.50 of $100.00 spent this month, 2 spends not counted, about $130.00 by its end',
    ],
    [
      'that a budget is overspent',
      { subject: 's', severity: 2, about: { kind: 'budget', budget: budgetAt(140) } },
      'Budget "Videos" is overspent',
      'Videos: $140.00 of $100.00 spent this month',
    ],
  ])('%s', (_, alert, title, message) => {
    expect(words(alert)).toEqual({ title, message });
  });

  it('several things in one, four of them in words', () => {
    expect(words(level(), level(claude, 2))).toEqual({
      title: '2 need a look',
      message: 'Suno: 38 of 2,500 credits left\nClaude · Work, 5-hour: 4% left, renews in 2 h',
    });
    const many = words(...Array.from({ length: 60 }, () => level()));
    expect(many.title).toBe('60 need a look');
    expect(many.message.split('\n')).toHaveLength(5);
    expect(many.message).toContain('and 56 more');
    expect(words({ ...level(), refilled: true }, { ...level(), refilled: true }).title).toBe(
      '2 are filled again',
    );
  });
});
