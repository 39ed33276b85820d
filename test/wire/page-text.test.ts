import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/wire/page-text';
import { fields } from '../../lib/wire/pick';

const shape = { scripts: { boot: fields('plan') }, lines: ['% (left|used)$', '^Plan'] };

describe('a page', () => {
  it('gives the declared fields of a declared script', () => {
    const html = '<script type="application/json" id="boot">{"plan":"pro","email":"a@example.com"}</script>';
    expect(readPage(html, shape).scripts).toEqual({ boot: { plan: 'pro' } });
  });

  it.each([
    ['another script', '<script id="other">{"plan":"pro"}</script>'],
    ['a script that is no JSON', '<script id="boot">var plan = "pro"</script>'],
    ['a script named like a member of every object', '<script id="toString">{"plan":"pro"}</script>'],
    ['a script that does not end', '<script id="boot">{"plan":"pro"}'],
    ['a script in a comment', '<!-- <script id="boot">{"plan":"pro"}</script> -->'],
  ])('%s is not read', (_, html) => {
    expect(readPage(html, shape)).toEqual({ scripts: {}, lines: [] });
  });

  it('gives the visible lines that fit', () => {
    const html = `<h1>Plan&nbsp;Pro &amp; more</h1><p>a secret</p>
      <div>59% used</div><span>  41%
      </span><b>72%   left</b>`;
    expect(readPage(html, shape).lines).toEqual(['Plan Pro & more', '59% used', '72% left']);
  });

  it('gives nothing that is not shown', () => {
    const hidden = ['script', 'style', 'noscript', 'TEMPLATE']
      .map((name) => `<${name}>1% used</${name}>`)
      .join('');
    expect(readPage(`${hidden}<!-- \n2% used\n --><i title="\n3% used\n">4% used</i>`, shape).lines).toEqual([
      '4% used',
    ]);
  });

  it('gives declared attributes as lines in their places', () => {
    const timed = { lines: ['% used$'], attributes: { 'data-time': '\\d{4}-[\\d:.TZ-]+' } };
    const html = `<p>5% used</p><i class="a" data-time="2026-11-22T15:00:00Z" title="SECRET">Resets</i>
      <p data-time='SECRET'>6% used</p><script data-time="2026-11-23">1</script><b DATA-TIME = "2026-11-24">`;
    expect(readPage(html, timed).lines).toEqual([
      ...['5% used', 'data-time=2026-11-22T15:00:00Z', '6% used', 'data-time=2026-11-24'],
    ]);
    expect(readPage(html, { lines: ['% used$'] }).lines).toEqual(['5% used', '6% used']);
  });

  it('gives no long lines and not many', () => {
    expect(readPage(`<p>${'x'.repeat(200)} 1% used</p>`, shape).lines).toEqual([]);
    expect(readPage('<p>1% used</p>'.repeat(500), shape).lines).toHaveLength(60);
  });

  it.each(['<', '<script>', '<script', '</', '<!--', '<template><'])(
    'a megabyte of "%s" takes no time',
    (piece) => {
      const html = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const started = performance.now();
      readPage(html, shape);
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
