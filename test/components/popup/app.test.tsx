// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createStore } from 'zustand/vanilla';
import { App } from '../../../components/popup/app';
import { azure } from '../../../lib/platforms/azure';
import { openrouter } from '../../../lib/platforms/openrouter';
import { runway } from '../../../lib/platforms/runway';
import { suno } from '../../../lib/platforms/suno';
import { settingsItem } from '../../../lib/storage/items';
import type { Mirror, MirrorStore } from '../../../lib/storage/mirror';
import type { AccountRecord, Settings } from '../../../lib/storage/schema';
import { readState } from '../../../lib/storage/state';
import { minute, pool } from '../sample';

/** What was asked of the browser, in order: names of messages, `request` for the permission prompt. */
let calls: string[];
const sendMessage = vi.fn();
const request = vi.fn();
const createTab = vi.fn();
const openOptionsPage = vi.fn();

beforeEach(() => {
  calls = [];
  sendMessage.mockReset().mockImplementation(async ({ name }: { name: string }) => {
    calls.push(name);
    return { ok: true };
  });
  request.mockReset().mockImplementation(async () => {
    calls.push('request');
    return true;
  });
  createTab.mockReset().mockResolvedValue({});
  openOptionsPage.mockReset().mockResolvedValue(undefined);
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(request);
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(createTab);
  vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockImplementation(openOptionsPage);
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://id${path}`);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const sunoAccount: AccountRecord = {
  account: { id: 'me', label: 'Me' },
  pools: [pool({ remaining: 380, readAt: Date.now() - 2 * minute })],
  spends: [],
  samples: [],
  told: [],
  checks: [],
  tokens: [],
  seen: [],
  seenAt: 0,
  health: { inARow: 0 },
  readAt: {},
};

function mirrorOf(settings: Partial<Settings>, granted: readonly string[] = suno.permissions): MirrorStore {
  const { state } = readState({});
  return createStore<Mirror>(() => ({
    granted,
    state: {
      ...state,
      settings: { ...settingsItem.fallback, ...settings },
      accounts: { suno: [sunoAccount] },
    },
  }));
}

function sent(name: string): unknown {
  return sendMessage.mock.calls.map(([message]) => message).find((message) => message.name === name)?.args;
}

describe('opening the popup', () => {
  it('tells the background, and shows nothing jumpy before storage is read', async () => {
    const mirror = createStore<Mirror>(() => ({ state: undefined, granted: [] }));
    render(<App mirror={mirror} />);
    expect(sent('opened')).toEqual({});
    expect(screen.getByRole('heading', { name: 'Credit Gauge' })).toBeTruthy();
    expect(screen.queryByRole('article')).toBeNull();
    expect(screen.queryByText(/Switch on a service/)).toBeNull();
    await waitFor(() => expect(calls).toEqual(['opened']));
  });

  it('tells a newcomer what to do', async () => {
    render(<App mirror={mirrorOf({})} />);
    expect(await screen.findByText(/Switch on a service that you use/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Switch on Suno' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
  });

  it('shows the platforms that are on, and follows storage', async () => {
    const mirror = mirrorOf({ enabled: ['suno'] });
    render(<App mirror={mirror} />);
    expect(await screen.findByRole('button', { name: '380 credits left' })).toBeTruthy();
    expect(screen.getByText('1 needs attention')).toBeTruthy();
    const { state } = mirror.getState();
    if (state === undefined) throw new Error('The mirror of this test has a state.');
    const less = { ...sunoAccount, pools: [pool({ remaining: 370, readAt: Date.now() })] };
    act(() => mirror.setState({ state: { ...state, accounts: { suno: [less] } } }));
    expect(screen.getByRole('button', { name: '370 credits left' })).toBeTruthy();
  });
});

describe('in a private window', () => {
  it('says that it is kept in memory, and leads to no history', async () => {
    const settings = { enabled: ['suno'], project: 'Secret' };
    const { rerender } = render(<App mirror={mirrorOf(settings)} windows="private" />);
    expect(screen.getByText('Private window: kept in memory, gone when it closes.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /insights/i })).toBeNull();
    expect(document.body.textContent).not.toContain('Secret');
    rerender(<App mirror={mirrorOf(settings)} />);
    expect(screen.queryByText(/Private window/)).toBeNull();
    expect(screen.getByRole('button', { name: /insights/i })).toBeTruthy();
  });

  it('asks for private windows alone', async () => {
    render(<App mirror={mirrorOf({ enabled: ['suno'] })} windows="private" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(calls).toEqual(['private/opened', 'private/refresh']));
  });

  it('offers no platform that is read by a key', async () => {
    render(<App mirror={mirrorOf({})} windows="private" />);
    expect(await screen.findByRole('button', { name: 'Switch on Suno' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Switch on OpenRouter' })).toBeNull();
  });
});

it('says of a failure when it is tried again', async () => {
  const mirror = mirrorOf({ enabled: ['suno'] });
  const { state } = mirror.getState();
  if (state === undefined) throw new Error('The mirror of this test has a state.');
  const failure = { kind: 'offline', at: 'network', message: 'No connection.', since: Date.now() } as const;
  const health = { failure, inARow: 2, nextTryAt: Date.now() + 2.5 * minute };
  mirror.setState({ state: { ...state, accounts: { suno: [{ ...sunoAccount, health }] } } });
  render(<App mirror={mirror} />);
  expect(screen.getByRole('article', { name: 'Suno' }).textContent).toContain('Tries again in 2 min.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(sent('refresh')).toEqual({ platform: 'suno' });
});

describe('adding a platform', () => {
  it('sends the wish, then asks for its origins only, in the same click', async () => {
    render(<App mirror={mirrorOf({})} />);
    calls = [];
    act(() => screen.getByRole('button', { name: 'Switch on Suno' }).click());
    // Nothing was awaited yet: a browser counts both as part of the click.
    expect(calls).toEqual(['platform/switch-on', 'request']);
    expect(sent('platform/switch-on')).toEqual({ platform: 'suno' });
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: suno.permissions });
    await waitFor(() => expect(sendMessage).toHaveBeenCalled());
    expect(calls).not.toContain('platform/switch-off');
    expect(createTab).not.toHaveBeenCalled();
  });

  it('takes the wish back when the person says no', async () => {
    request.mockResolvedValue(false);
    render(<App mirror={mirrorOf({})} />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on OpenRouter' }));
    await waitFor(() =>
      expect(sent('platform/switch-off')).toEqual({ platform: 'openrouter', erase: false }),
    );
    expect(createTab).not.toHaveBeenCalled();
  });

  it('opens the form for keys after a platform that is read with one', async () => {
    render(<App mirror={mirrorOf({})} />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on OpenRouter' }));
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: openrouter.permissions });
    await waitFor(() =>
      expect(createTab).toHaveBeenCalledExactlyOnceWith({ url: 'chrome-extension://id/options.html#keys' }),
    );
  });

  it('asks for the identity API with the addresses of a platform that is connected, and opens its form', async () => {
    vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
      optional_permissions: ['notifications', 'identity'],
    } as ReturnType<typeof fakeBrowser.runtime.getManifest>);
    render(<App mirror={mirrorOf({})} />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on Azure' }));
    expect(request).toHaveBeenCalledExactlyOnceWith({
      origins: azure.permissions,
      permissions: ['identity'],
    });
    await waitFor(() =>
      expect(createTab).toHaveBeenCalledExactlyOnceWith({
        url: 'chrome-extension://id/options.html#connections',
      }),
    );
  });

  it('says it when the browser refuses to ask, and takes the wish back', async () => {
    request.mockRejectedValue(new Error('may only be called from a user input handler'));
    render(<App mirror={mirrorOf({})} />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on Suno' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('user input handler'));
    expect(sent('platform/switch-off')).toEqual({ platform: 'suno', erase: false });
  });
});

describe('the offer to ask before expensive requests', () => {
  const offer = () =>
    screen.queryByRole('group', { name: 'Ask me before a request that costs more than is left?' });
  const open = (settings: Partial<Settings>, granted = runway.permissions, windows?: 'private') =>
    render(
      <App
        mirror={mirrorOf({ enabled: ['suno', 'runway'], ...settings }, granted)}
        {...(windows === undefined ? {} : { windows })}
      />,
    );

  it.each([
    ['Ask me before expensive requests at Runway', true],
    ['No asking at Runway', false],
  ])('stands on the card of the platform that was switched on last: "%s"', async (name, on) => {
    open({});
    const card = await screen.findByRole('article', { name: 'Runway' });
    await userEvent.click(within(card).getByRole('button', { name }));
    expect(sent('settings/preflight')).toEqual({ platform: 'runway', preflight: { on } });
  });

  it.each<[string, () => void]>([
    ['once it is answered', () => open({ preflight: { runway: { on: false } } })],
    ['before the permission is given', () => open({}, [])],
    ['in a private window', () => open({}, runway.permissions, 'private')],
  ])('is not there %s', async (_, show) => {
    show();
    await screen.findByRole('article', { name: 'Runway' });
    expect(offer()).toBeNull();
  });
});

describe('a platform whose permission was taken away', () => {
  it('asks again and stays on, whatever the answer', async () => {
    request.mockResolvedValue(false);
    render(<App mirror={mirrorOf({ enabled: ['suno'] }, [])} />);
    await userEvent.click(screen.getByRole('button', { name: 'Allow reading Suno' }));
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins: suno.permissions });
    expect(calls).toEqual(['opened']);
  });
});

describe('the head of the popup', () => {
  it('refreshes, is busy meanwhile, and asks only once', async () => {
    let finish: (reply: { ok: true }) => void = () => {};
    render(<App mirror={mirrorOf({ enabled: ['suno'] })} />);
    const button = screen.getByRole('button', { name: 'Refresh' });
    await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('false'));
    sendMessage.mockImplementation(({ name }) => {
      calls.push(name);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await userEvent.click(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
    await userEvent.click(button);
    expect(calls.filter((name) => name === 'refresh')).toHaveLength(1);
    await act(async () => finish({ ok: true }));
    expect(button.getAttribute('aria-busy')).toBe('false');
  });

  it('opens the options', async () => {
    render(<App mirror={mirrorOf({})} />);
    await userEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(openOptionsPage).toHaveBeenCalledOnce();
  });
});

describe('a flip', () => {
  it('of left and used is a change of the settings', async () => {
    render(<App mirror={mirrorOf({ enabled: ['suno'] })} />);
    await userEvent.click(screen.getByRole('button', { name: '380 credits left' }));
    expect(sent('settings/view')).toEqual({ view: { show: 'used', time: 'span' } });
  });

  it('back, too', async () => {
    render(<App mirror={mirrorOf({ enabled: ['suno'], view: { show: 'used', time: 'clock' } })} />);
    await userEvent.click(screen.getByRole('button', { name: '2,120 credits used' }));
    expect(sent('settings/view')).toEqual({ view: { show: 'left', time: 'clock' } });
  });
});

describe('what goes wrong is said', () => {
  it('when the background cannot be reached', async () => {
    sendMessage.mockRejectedValue(new Error('Could not establish connection.'));
    render(<App mirror={mirrorOf({ enabled: ['suno'] })} />);
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe(
        'That did not work: Could not establish connection.',
      ),
    );
    expect(screen.getByRole('button', { name: '380 credits left' })).toBeTruthy();
  });

  it('when the background says no', async () => {
    render(<App mirror={mirrorOf({ enabled: ['suno'] })} />);
    sendMessage.mockResolvedValue({ ok: false, problems: [{ field: '', message: 'No such platform.' }] });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toBe('That did not work: No such platform.'),
    );
  });
});

it('keeps the time', async () => {
  vi.useFakeTimers();
  render(<App mirror={mirrorOf({ enabled: ['suno'] })} />);
  expect(screen.getByText(/^reported 2 min ago/)).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(3 * minute));
  expect(screen.getByText(/^reported 5 min ago/)).toBeTruthy();
  vi.useRealTimers();
});
