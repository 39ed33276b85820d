// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { BeforeSendSection } from '../../../components/settings/before-send-section';
import type { Done } from '../../../lib/messages';
import type { Settings } from '../../../lib/storage/schema';
import { platforms, sampleDoing, sampleState, videos } from './sample';

afterEach(cleanup);

const today = '2026-03-15';

function show(settings: Partial<Settings> = {}, world: { done?: Done } = {}) {
  const { doing, ...seen } = sampleDoing(world);
  render(
    <BeforeSendSection
      platforms={[...platforms, videos]}
      cards={[]}
      state={sampleState({ enabled: ['videos'], ...settings })}
      today={today}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const group = (name: string) => within(screen.getByRole('group', { name }));
const asks = (name = 'Videos') => group(name).getByRole('switch', { name: 'Ask before expensive requests' });
const button = (name: string) => screen.getByRole('button', { name });

describe('what is there', () => {
  it('is each platform that is on', () => {
    show({ enabled: ['songs', 'videos'] });
    expect(screen.getAllByRole('group')).toHaveLength(2);
    expect(asks().getAttribute('aria-checked')).toBe('false');
  });

  it('is a word where none is on', () => {
    show({ enabled: [] });
    expect(screen.getByText('Switch a platform on first.')).toBeTruthy();
  });

  it('is no switch where requests can’t be held, and the reason', () => {
    show({ enabled: ['songs'] });
    expect(screen.queryByRole('switch', { name: 'Ask before expensive requests' })).toBeNull();
    expect(group('Songs').getByText(/Can't ask here/)).toBeTruthy();
    expect(group('Songs').getByRole('switch', { name: /Show the price/ })).toBeTruthy();
  });

  it('is what asking does, and when it asks', () => {
    show();
    expect(screen.getByRole('region', { name: 'Before you send' }).textContent).toMatch(
      /holds the one expensive request.*more than is left.*budget.*paid usage.*If Credit Gauge can't ask, the request goes\./,
    );
  });
});

describe('asking', () => {
  it('is switched on', async () => {
    const { user, send, say } = show();
    await user.click(asks());
    expect(send.mock.calls).toEqual([
      ['settings/preflight', { platform: 'videos', preflight: { on: true } }],
    ]);
    expect(say.mock.calls).toEqual([['Videos asks first.']]);
  });

  it('is switched off, and its limit is kept for the next time', async () => {
    const limit = { value: 25, in: 'units' } as const;
    const { user, send } = show({ preflight: { videos: { on: true, limit } } });
    await user.click(asks());
    expect(send.mock.calls).toEqual([
      ['settings/preflight', { platform: 'videos', preflight: { on: false, limit } }],
    ]);
  });

  it('that was ended for today says so, and begins again on a click', async () => {
    const limit = { value: 25, in: 'units' } as const;
    const { user, send, say } = show({ preflight: { videos: { on: true, limit, notOn: today } } });
    expect(screen.getByText('Not asked any more today')).toBeTruthy();
    await user.click(button('Ask again at Videos'));
    expect(send.mock.calls).toEqual([
      ['settings/preflight', { platform: 'videos', preflight: { on: true, limit } }],
    ]);
    expect(say.mock.calls).toEqual([['Videos asks again.']]);
  });

  it('that was ended for yesterday is on', () => {
    show({ preflight: { videos: { on: true, notOn: '2026-03-14' } } });
    expect(screen.queryByText('Not asked any more today')).toBeNull();
  });
});

describe('the limit', () => {
  it('is offered only where asking is on', () => {
    show({ preflight: { videos: { on: false, limit: { value: 25, in: 'units' } } } });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is typed in the units of the platform', async () => {
    const { user, send, say } = show({ preflight: { videos: { on: true } } });
    await user.click(button('Set a limit of Videos'));
    const form = within(screen.getByRole('form', { name: 'Limit of Videos' }));
    const options = within(form.getByRole('combobox')).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'credits',
      "percent of the balance's limit",
    ]);
    await user.type(form.getByRole('textbox', { name: 'Ask above' }), '30');
    await user.click(form.getByRole('button', { name: 'Save limit' }));
    expect(send.mock.calls).toEqual([
      [
        'settings/preflight',
        { platform: 'videos', preflight: { on: true, limit: { value: 30, in: 'units' } } },
      ],
    ]);
    expect(say.mock.calls).toEqual([['Videos asks above 30 credits.']]);
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('that makes no sense is refused beside its field, and nothing is sent', async () => {
    const { user, send } = show({ preflight: { videos: { on: true } } });
    await user.click(button('Set a limit of Videos'));
    await user.selectOptions(screen.getByRole('combobox'), 'percent');
    await user.type(screen.getByRole('textbox', { name: 'Ask above' }), '101');
    await user.click(button('Save limit'));
    const description = /A percentage is between 0 and 100\./;
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Ask above', description }));
    expect(send).not.toHaveBeenCalled();
  });

  it('is taken away by leaving its field empty', async () => {
    const { user, send, say } = show({
      preflight: { videos: { on: true, limit: { value: 25, in: 'units' } } },
    });
    expect(screen.getByText('Also above 25 credits')).toBeTruthy();
    await user.click(button('Edit the limit of Videos'));
    await user.clear(screen.getByRole('textbox', { name: 'Ask above' }));
    await user.click(button('Save limit'));
    expect(send.mock.calls).toEqual([
      ['settings/preflight', { platform: 'videos', preflight: { on: true } }],
    ]);
    expect(say.mock.calls).toEqual([['Videos has no limit.']]);
  });

  it('that the background refuses keeps the form open', async () => {
    const done = { ok: false, problems: [{ field: 'platform', message: 'Not known.' }] } as const;
    const { user } = show({ preflight: { videos: { on: true } } }, { done });
    await user.click(button('Set a limit of Videos'));
    await user.click(button('Save limit'));
    expect(within(screen.getByRole('form')).getByRole('alert').textContent).toBe('Not known.');
  });
});

describe('the price in the page', () => {
  it.each([
    ['hidden', {}, false, 'Videos shows no price any more.'],
    ['shown again', { videos: { hidden: true as const } }, true, 'Videos shows the price.'],
  ])('is %s', async (_, previews, shown, said) => {
    const { user, send, say } = show({ previews });
    await user.click(screen.getByRole('switch', { name: 'Show the price beside the prompt box' }));
    expect(send.mock.calls).toEqual([['settings/preview', { platform: 'videos', shown }]]);
    expect(say.mock.calls).toEqual([[said]]);
  });
});
