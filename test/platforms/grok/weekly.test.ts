import type { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { frame, joined, trailer, unary } from '../../wire/grpc-web';
import { fixture } from '../fixture';
import { findings, outcome } from './read';

const url = 'https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig';
const recorded = Uint8Array.from(JSON.parse(fixture('grok', 'credits-config-grpc-bytes.json')) as number[]);
const start = 1_793_577_600;

function config(write: (config: PbfWriter) => void): Uint8Array {
  return unary((message) => message.writeMessage(1, (_, inner) => write(inner), null));
}
function period(inner: PbfWriter, type = 2, end = start + 7 * 86_400): void {
  inner.writeMessage(
    8,
    (_, one) => {
      one.writeVarintField(1, type);
      one.writeMessage(2, (_at, time) => time.writeVarintField(1, start), null);
      one.writeMessage(3, (_at, time) => time.writeVarintField(1, end), null);
    },
    null,
  );
}
const listed = (inner: PbfWriter) => inner.writeMessage(7, (_, row) => row.writeVarintField(1, 4), null);

const product = (name: string, used: number) => ({
  id: `weekly:${name.toLowerCase()}`,
  label: `Used by ${name}`,
  unit: 'percent',
  used,
  resetsAt: Date.parse('2026-07-06T23:06:19Z'),
  quiet: true,
});

describe('the weekly credits', () => {
  it('a recording: 73 % used of a week', () => {
    expect(findings({ url, body: joined(frame(recorded), trailer(0)) })).toEqual({
      pools: [
        {
          id: 'weekly',
          label: 'Weekly',
          unit: 'percent',
          limit: 100,
          used: 73,
          remaining: 27,
          resetsAt: Date.parse('2026-07-06T23:06:19Z'),
          windowSeconds: 7 * 86_400,
          refills: true,
        },
        product('Imagine', 66),
        product('Chat', 5),
        product('Build', 2),
      ],
      complete: true,
    });
  });

  it('a period that is told beside is as good, and is known by its length', () => {
    const told = (days: number) =>
      config((inner) => {
        inner.writeFloatField(1, 5);
        inner.writeMessage(4, (_, time) => time.writeVarintField(1, start), null);
        inner.writeMessage(5, (_, time) => time.writeVarintField(1, start + days * 86_400), null);
      });
    expect(findings({ url, body: told(7) }).pools).toMatchObject([
      { id: 'weekly', resetsAt: (start + 7 * 86_400) * 1000, windowSeconds: 7 * 86_400 },
    ]);
    expect(findings({ url, body: told(30) }).pools).toMatchObject([{ id: 'monthly' }]);
  });

  it('nothing used yet on a paid account: Protobuf leaves the 0 out, the products are listed', () => {
    const body = config((inner) => {
      listed(inner);
      period(inner);
    });
    expect(findings({ url, body }).pools).toMatchObject([{ used: 0, remaining: 100 }]);
  });

  it('a period alone may be a free account’s, which has no such pool: nothing is said', () => {
    expect(findings({ url, body: config(period) })).toEqual({});
  });

  it('more than all is used: 0 left', () => {
    const body = config((inner) => inner.writeFloatField(1, 104.5));
    expect(findings({ url, body }).pools).toMatchObject([{ used: 104.5, remaining: 0 }]);
  });

  it('of a month, where the period says so; without a period no end is invented', () => {
    const month = config((inner) => {
      inner.writeFloatField(1, 12.3);
      period(inner, 1, start + 30 * 86_400);
    });
    expect(findings({ url, body: month }).pools).toMatchObject([
      { id: 'monthly', used: 12.3, remaining: 87.7 },
    ]);
    const [bare] = findings({ url, body: config((inner) => inner.writeFloatField(1, 5)) }).pools ?? [];
    expect(bare).not.toHaveProperty('resetsAt');
  });

  it.each([7, 16])(
    'gRPC status %s: signed out, in a trailer or in the header of an empty answer',
    (status) => {
      const signedOut = { failure: { kind: 'signed-out', at: 'grpc-status' } };
      expect(outcome({ url, body: trailer(status) })).toMatchObject(signedOut);
      expect(outcome({ url, body: '', headers: { 'grpc-status': String(status) } })).toMatchObject(signedOut);
    },
  );

  it.each([
    ['another gRPC status', trailer(13), 'server-error', 'grpc-status'],
    ['no credits in it', unary(() => undefined), 'changed-shape', 'config'],
    [
      'a percentage of another type',
      config((inner) => inner.writeVarintField(1, 7)),
      'changed-shape',
      'config.creditUsagePercent',
    ],
    [
      'a percentage below 0',
      config((inner) => inner.writeFloatField(1, -1)),
      'changed-shape',
      'config.creditUsagePercent',
    ],
    [
      'an end in milliseconds',
      config((inner) => period(inner, 2, start * 1000)),
      'changed-shape',
      'config.currentPeriod.end.seconds',
    ],
    ['half a message', frame(recorded.subarray(0, 40)), 'changed-shape', 'body'],
  ])('%s is a named failure', (_, body, kind, at) => {
    expect(outcome({ url, body })).toMatchObject({ failure: { kind, at } });
  });
});
