import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_EVENT, type SseEvent, SseReader } from '../../lib/wire/sse';

function read(...chunks: string[]): { events: SseEvent[]; skipped: number } {
  const events: SseEvent[] = [];
  const reader = new SseReader((event) => events.push(event));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { events, skipped: reader.skipped };
}

const message = (data: string, event = 'message') => ({ event, data });

describe('an event stream', () => {
  it.each([
    ['one event', 'data: a\n\n', [message('a')]],
    ['two events', 'data: a\n\ndata: b\n\n', [message('a'), message('b')]],
    ['a named event', 'event: limit\ndata: a\n\ndata: b\n\n', [message('a', 'limit'), message('b')]],
    ['data on two lines', 'data: a\ndata: b\n\n', [message('a\nb')]],
    [
      'one space after the colon is dropped, the second kept',
      'data:a\n\ndata:  b\n\n',
      [message('a'), message(' b')],
    ],
    ['\\r\\n and \\r', 'data: a\r\n\r\ndata: b\r\r', [message('a'), message('b')]],
    ['comments and unknown fields', ': ping\n\nid: 1\nretry: 5\nfoo: x\ndata: a\n\n', [message('a')]],
    ['a field without a colon', 'data\n\n', [message('')]],
    ['no data, no event', 'event: ping\n\n', []],
    ['the last event without its blank line', 'data: a\n\ndata: b', [message('a'), message('b')]],
    ['nothing', '', []],
  ])('%s', (_, text, events) => {
    expect(read(text).events).toEqual(events);
  });

  it('skips an event that is too long, and reads the next', () => {
    const long = `data: ${'x'.repeat(MAX_EVENT)}\n\n`;
    expect(read(long, 'data: a\n\n')).toEqual({ events: [message('a')], skipped: 1 });
  });

  it('keeps no more than one event of a stream without blank lines', () => {
    const chunks = Array.from({ length: 100 }, () => `data: ${'x'.repeat(10_000)}\n`);
    expect(read(...chunks, '\n', 'data: a\n\n')).toEqual({ events: [message('a')], skipped: 1 });
  });

  it.each([
    ['events between', ['x: 1\ndata: no\n\n', 'data: yes\n\n', 'data: no\n\n'], 2],
    ['several in a row', ['data: yes 1\n\n', 'event: e\ndata: yes 2\n\n'], 0],
    ['blank lines in a row', ['\n\n\ndata: no\n\n\n', 'data: yes\n\n\n'], 1],
    ['what is no event', [': no data\n\n', 'id: 1\n\n', 'data\n\n', 'data: yes\n\n'], 1],
    ['a start that came before', ['da', 'ta: no\n\ndata: no\n\ndata: y', 'es\n\n'], 2],
    ['an event of several lines', ['data: no\ndata: yes\n\n', 'data: no\ndata: no\n\n'], 1],
  ])('counts what has no clue, and reads the rest: %s', (_, pieces, others) => {
    for (const chunks of [pieces, [pieces.join('')]]) {
      const events: SseEvent[] = [];
      let count = 0;
      const reader = new SseReader(
        (event) => events.push(event),
        /yes/,
        (more) => (count += more),
      );
      for (const chunk of chunks) reader.push(chunk);
      reader.end();
      expect(count + events.filter(({ data }) => !data.includes('yes')).length).toBe(others);
      expect(events.filter(({ data }) => data.includes('yes'))).toEqual(
        read(...pieces).events.filter(({ data }) => data.includes('yes')),
      );
    }
  });

  it('skips an event that is too long wherever it comes, and counts it', () => {
    const counts: number[] = [];
    const reader = new SseReader(
      () => undefined,
      /yes/,
      (count) => counts.push(count),
    );
    reader.push(`data: no\n\ndata: ${'x'.repeat(MAX_EVENT)}\n\ndata: no\n\n`);
    expect([reader.skipped, counts]).toEqual([1, [2]]);
  });

  it('reads the same wherever it is cut', () => {
    const line = fc.constantFrom('data: a', 'data:', 'data: {"x":1}', 'event: e', ': c', '', '', 'data: é😀');
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc.array(fc.tuple(line, end)).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 8 }), (stream, cuts) => {
        const at = [0, ...cuts.map((cut) => Math.min(cut, stream.length)), stream.length].sort(
          (a, b) => a - b,
        );
        const chunks = at.slice(1).map((to, index) => stream.slice(at[index], to));
        expect(read(...chunks)).toEqual(read(stream));
      }),
    );
  });
});
