import { describe, expect, it } from 'vitest';
import { failureWords } from '../../../components/balance/failure';
import { type FailureKind, failureKinds } from '../../../lib/core/failure';
import { minute, now } from '../sample';

const context = { name: 'Suno', byKey: false, now, time: 'span' } as const;

function words(kind: FailureKind, part = {}, where = {}) {
  return failureWords(
    { kind, at: 'limits[2].percent', message: 'm', since: now, ...part },
    { ...context, ...where },
  );
}

describe('a failure and its remedy', () => {
  it.each([
    ['signed-out', 'Signed out', 'Sign in'],
    ['expired', 'Its session has expired', 'Open Suno'],
    ['blocked', "Wants to see that you're human", 'Open Suno'],
    ['rate-limited', 'Asks us to wait', undefined],
    ['offline', 'No connection', 'Try again'],
    ['server-error', 'Suno has a fault of its own', 'Try again'],
    ['changed-shape', 'Its answer has changed (at limits[2].percent)', 'Try again'],
    ['not-on-plan', 'Not part of this plan', 'See the plan'],
  ] as const)('%s: %s', (kind, what, remedy) => {
    expect(words(kind).what).toBe(what);
    expect(words(kind).remedy?.label).toBe(remedy);
  });

  it.each(['offline', 'server-error', 'changed-shape'] as const)(
    '%s of a platform that is never asked: its own page is the remedy, no next try is promised',
    (kind) => {
      const told = words(kind, { nextTryAt: now + minute }, { onlyVisits: true });
      expect(told.remedy).toEqual({ do: 'open', link: 'home', label: 'Open Suno' });
      expect(told.advice ?? '').not.toContain('Tries again');
    },
  );

  it('is there for every kind', () => {
    for (const kind of failureKinds) expect(words(kind).what).not.toBe('');
  });

  it('sends those who use a key to the key, not to a sign-in', () => {
    expect(words('signed-out', {}, { byKey: true }).remedy?.do).toBe('check-key');
    expect(words('expired', {}, { byKey: true }).remedy?.do).toBe('check-key');
  });

  it('sends those who connected it to the connection, and says what a refusal may mean', () => {
    const connected = { byConnection: true } as const;
    expect(words('signed-out', {}, connected)).toMatchObject({
      what: 'Its connection has ended',
      remedy: { do: 'connect', label: 'Connect again' },
    });
    expect(words('expired', {}, connected).remedy?.do).toBe('connect');
    expect(words('not-on-plan', {}, connected).advice).toContain('role');
  });

  it('says when it is tried again', () => {
    const later = { nextTryAt: now + 14 * minute };
    expect(words('rate-limited', later).advice).toBe('Tries again in 14 min.');
    expect(words('offline', later, { time: 'clock' }).advice).toMatch(/^Tries again 12:14/);
  });

  it('says nothing of a next try that is due', () => {
    expect(words('offline', { nextTryAt: now - 1 }).advice).toBeUndefined();
  });
});
