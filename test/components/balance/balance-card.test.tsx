// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BalanceCard, type BalanceCardProps } from '../../../components/balance/balance-card';
import { sampleCheck } from '../../core/quote/sample-check';
import * as samples from '../sample';
import { type SampleName, sample, sampleNames } from '../sample';

afterEach(cleanup);

const links = {
  home: 'https://app.example/',
  usage: 'https://app.example/usage',
  topUp: 'https://app.example/buy',
  keys: 'https://app.example/keys',
};

function show(name: SampleName, props: Partial<BalanceCardProps> = {}) {
  const actions = {
    choose: vi.fn(),
    retry: vi.fn(),
    allow: vi.fn(),
    openKeys: vi.fn(),
    openConnections: vi.fn(),
    openCredits: vi.fn(),
  };
  const flip = vi.fn();
  const display = { view: { show: 'left', time: 'span' }, now: samples.now, flip } as const;
  render(
    <BalanceCard
      card={sample(name)}
      links={links}
      byKey={false}
      display={display}
      actions={actions}
      {...props}
    />,
  );
  return { card: screen.getByRole('article', { name: sample(name).name }), actions, flip };
}

describe('a card says', () => {
  it.each([
    ['low', ['380 credits left', 'of 2,500', 'low', 'renews in 6 d', 'reported 2 min ago']],
    [
      'almostEmpty',
      ['38 credits left', 'almost empty', '1 spend not counted yet', 'Pro', 'someone@example.org'],
    ],
    ['windows', ['41% left', '9.5% left', '$12.50 of $50.00 left', 'renews in 2 h 10 min', '2 more']],
    ['signedOut', ['12 uses left', 'of 40', 'Signed out', 'for 3 h', 'stale · reported 3 h ago']],
    ['empty', ['0 credits left', 'empty', 'expires in 2 d']],
    ['negative', ['-$3.20 left', 'empty']],
    ['huge', ['1,234,567.89 compute points left', 'of 9,999,999.99']],
    ['noLimit', ['$8.41 left']],
    ['stale', ['625 credits left', 'stale · reported 9 d ago']],
    ['renewed', ['unknown', 'renewed since, not read yet', 'estimated · read 5 h ago']],
    ['refilled', ['≈ 10 credits left', 'renewed since, not read yet', 'estimated · read 5 h ago']],
    ['expired', ['0 credits left', 'expired 2 d ago']],
    ['unknown', ['unknown', 'of 100', 'Pro prompts']],
    [
      'changed',
      ['900 credits left', 'Its answer has changed (at limits[2].percent)', 'stale · reported 1 h ago'],
    ],
    ['limited', ['Asks us to wait', 'Tries again in 14 min.']],
    ['needsPermission', ['The browser does not let Credit Gauge read Grok yet.']],
    ['needsKey', ['DeepSeek is read with an API key of yours.', 'Get a key']],
    ['needsVisit', ['Open Recraft and use it once; your balance appears here.']],
    [
      'manyGrants',
      [
        '5,700 credits left',
        'of 6,300',
        'Plans and credits',
        '300 expire May 3, 2027, they go first',
        '4 parts',
      ],
    ],
    ['reportedGrants', ['1,500 credits left', 'of 3,000', '2 parts']],
    ['byHand', ['640 fast minutes left', 'of 900', 'by hand · saved 3 d ago']],
  ] satisfies [SampleName, string[]][])('%s', (name, words) => {
    const { card } = show(name);
    for (const word of words) expect(card.textContent).toContain(word);
  });

  it('something in every state', () => {
    for (const name of sampleNames) {
      const { card } = show(name);
      expect(card.textContent).not.toMatch(/undefined|NaN|null/);
      cleanup();
    }
  });
});

describe('the gauge', () => {
  it('says in words what it measures', () => {
    show('low');
    const meter = screen.getByRole('meter', { name: 'Suno, Credits' });
    expect(meter.getAttribute('aria-valuenow')).toBe('380');
    expect(meter.getAttribute('aria-valuemin')).toBe('0');
    expect(meter.getAttribute('aria-valuemax')).toBe('2500');
    expect(meter.getAttribute('aria-valuetext')).toBe('380 of 2,500 credits left');
  });

  it('stands once for each pool that has a number and a limit', () => {
    show('windows');
    const names = screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-label'));
    expect(names).toEqual([
      'Claude, Weekly, Opus',
      'Claude, Extra usage',
      'Claude, 5-hour',
      'Claude, Weekly',
    ]);
  });

  it.each(['unknown', 'renewed', 'noLimit'] as const)(
    'measures nothing where nothing is known: %s',
    (name) => {
      show(name);
      expect(screen.queryByRole('meter')).toBeNull();
    },
  );
});

describe('what a pool is made of', () => {
  it('is told on demand, in the order of use, each with its state', async () => {
    show('manyGrants');
    expect(screen.queryByText('Gift')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '4 parts of Plans and credits' }));
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Giftexpires May 3, 2027300 of 300',
      'Studioactive400 of 1,000',
      'Bundleactive5,000 of 5,000',
      'Bundlestarts Dec 71,000',
    ]);
    await userEvent.click(screen.getByRole('button', { name: '4 parts of Plans and credits' }));
    expect(screen.queryByRole('listitem')).toBeNull();
  });
  it('is marked as estimated where the platform reports only the whole', async () => {
    show('reportedGrants');
    await userEvent.click(screen.getByRole('button', { name: '2 parts of Credits' }));
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Bundleused up≈ 0 of 500',
      'Planactive≈ 1,500 of 2,500',
    ]);
  });
});

describe('a click', () => {
  it('on a number flips left and used', async () => {
    const { flip } = show('low');
    await userEvent.click(screen.getByRole('button', { name: '380 credits left' }));
    expect(flip).toHaveBeenCalledExactlyOnceWith('show');
  });

  it('on a time flips span and clock', async () => {
    const { flip } = show('low');
    await userEvent.click(screen.getByRole('button', { name: 'renews in 6 d' }));
    expect(flip).toHaveBeenCalledExactlyOnceWith('time');
  });

  it('on "more" shows the quiet pools, also the unknown ones', async () => {
    show('windows');
    const more = screen.getByRole('button', { name: '2 more' });
    expect(screen.queryByText('cinder_cove')).toBeNull();
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    const line = screen.getByText('Weekly, OAuth apps').closest('li');
    expect(line?.textContent).toContain('unknown');
  });

  it('shows quiet pools that are all there is: a few at once, many behind a button', () => {
    const { balances } = sample('windows');
    const [first] = balances;
    if (first === undefined) throw new Error('The sample has no balance.');
    const shown = (count: number) => ({
      ...sample('windows'),
      balances: Array.from({ length: count }, (_, at) => ({
        ...first,
        id: `pool-${at}`,
        quiet: true as const,
      })),
    });
    const { card } = show('windows', { card: shown(2) });
    expect(within(card).getAllByRole('listitem')).toHaveLength(2);
    expect(within(card).queryByRole('button', { name: /more|in all/ })).toBeNull();
    cleanup();
    show('windows', { card: shown(12) });
    expect(screen.getByRole('button', { name: '12 in all', expanded: true })).toBeTruthy();
  });

  it('on the account list chooses an account', async () => {
    const { actions } = show('windows');
    const select = screen.getByRole('combobox', { name: 'Account at Claude' });
    expect(within(select).getAllByRole('option')).toHaveLength(2);
    await userEvent.selectOptions(select, 'home');
    expect(actions.choose).toHaveBeenCalledExactlyOnceWith('claude', 'home');
  });

  it('on "Allow" asks for the permission again', async () => {
    const { actions } = show('needsPermission');
    await userEvent.click(screen.getByRole('button', { name: 'Allow reading Grok' }));
    expect(actions.allow).toHaveBeenCalledExactlyOnceWith('grok');
  });

  it('on "Enter a key" opens the form for keys', async () => {
    const { actions } = show('needsKey');
    await userEvent.click(screen.getByRole('button', { name: 'Enter a key' }));
    expect(actions.openKeys).toHaveBeenCalledOnce();
  });

  it('on "Connect" opens the form for connections', async () => {
    const { actions } = show('needsConnection');
    await userEvent.click(screen.getByRole('button', { name: 'Connect Azure' }));
    expect(actions.openConnections).toHaveBeenCalledOnce();
  });

  it('on "Connect again" as well', async () => {
    const { actions } = show('signedOut', { byConnection: true });
    await userEvent.click(screen.getByRole('button', { name: 'Connect again' }));
    expect(actions.openConnections).toHaveBeenCalledOnce();
  });

  it('on "Add credit" opens the form for credit', async () => {
    const { actions } = show('needsCredit');
    await userEvent.click(screen.getByRole('button', { name: 'Add credit for Copilot' }));
    expect(actions.openCredits).toHaveBeenCalledOnce();
  });

  it('on "Try again" refreshes this platform only', async () => {
    const { actions } = show('changed');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(actions.retry).toHaveBeenCalledExactlyOnceWith('heygen');
  });
});

describe('the links', () => {
  it.each([
    ['low', 'Usage at Suno (new tab)', links.usage],
    ['low', 'Top up at Suno (new tab)', links.topUp],
    ['signedOut', 'Sign in at ChatGPT (new tab)', links.home],
    ['needsVisit', 'Open Recraft (new tab)', links.home],
    ['needsKey', 'Get a key for DeepSeek (new tab)', links.keys],
  ] satisfies [SampleName, string, string][])('%s: %s', (name, link, href) => {
    show(name);
    expect(screen.getByRole('link', { name: link }).getAttribute('href')).toBe(href);
  });

  it('are not doubled where usage and top-up are one page', () => {
    show('low', { links: { ...links, topUp: links.usage } });
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  it('are left out where there is no address', () => {
    show('byHand', { links: {} });
    expect(screen.queryByRole('link')).toBeNull();
  });
});

it('counts the other side where the person wants to see what is used', () => {
  const view = { show: 'used', time: 'span' } as const;
  show('low', { display: { view, now: samples.now, flip: vi.fn() } });
  expect(screen.getByRole('button', { name: '2,120 credits used' })).toBeTruthy();
  expect(screen.getByRole('meter').getAttribute('aria-valuenow')).toBe('2120');
});

describe('the last quote', () => {
  it('is told of where the task took something else', () => {
    const check = sampleCheck({ at: samples.now - samples.hour, actual: 30 });
    const surprised = samples.card({ accounts: [samples.account({ checks: [check] })] });
    const { card } = show('low', { card: surprised });
    expect(card.textContent).toContain('Last video took 30 credits, 25 were quoted');
  });

  it('is not told of where it was right', () => {
    const check = sampleCheck({ at: samples.now - samples.hour });
    const { card } = show('low', {
      card: samples.card({ accounts: [samples.account({ checks: [check] })] }),
    });
    expect(card.textContent).not.toContain('quoted');
  });
});
