import { describe, expect, it } from 'vitest';
import { amp } from '../../../lib/platforms/amp';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { observe } from '../observe';

const url = 'https://ampcode.com/api/internal?userDisplayBalanceInfo';

function read(displayText: string, now = Date.parse('2026-11-22T12:00:00Z')) {
  const body = { ok: true, result: { displayText } };
  const seen = observe({ platform: amp, url, method: 'POST', body, now });
  const outcome = interpret(amp, seen, now);
  if (outcome === undefined || 'failure' in outcome) throw new Error('It was not read.');
  return { seen, findings: outcome.findings };
}

describe('the text of "amp usage"', () => {
  it('the name and the mail address in it are not picked', () => {
    expect(JSON.stringify(read(fixture('amp', 'usage-text-monthly.txt')).seen.body)).not.toContain('example');
  });

  it.each([
    ['in winter', '2026-11-22T12:00:00Z', '2026-11-23T01:00:00Z'],
    ['in summer', '2026-07-29T12:00:00Z', '2026-07-30T00:00:00Z'],
    ['a moment before', '2026-07-29T23:59:59Z', '2026-07-30T00:00:00Z'],
    ['at the moment', '2026-07-30T00:00:00Z', '2026-07-31T00:00:00Z'],
    ['on the eve of winter time', '2026-11-01T01:00:00Z', '2026-11-02T01:00:00Z'],
    ['on the eve of summer time', '2026-03-08T02:00:00Z', '2026-03-09T00:00:00Z'],
  ])('free use is whole again at eight in the evening of New York, %s', (_, now, expected) => {
    const { findings } = read('Amp Free: 61% remaining today (resets daily)', Date.parse(now));
    expect(findings.pools?.[0]?.resetsAt).toBe(Date.parse(expected));
  });
});
