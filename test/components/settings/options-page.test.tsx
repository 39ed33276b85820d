// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../../components/settings/options-page';
import type { State } from '../../../lib/storage/state';
import { now, platforms, sampleDoing, sampleState } from './sample';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  location.hash = '';
});

function page(state: State | undefined, { doing } = sampleDoing(), isPrivate = false) {
  return (
    <OptionsPage
      state={state}
      granted={[]}
      notifiable={false}
      cards={[]}
      budgets={[]}
      history={undefined}
      platforms={platforms}
      redirectUrl="https://abc.chromiumapp.org/"
      version="1.2.3"
      pointing={undefined}
      isPrivate={isPrivate}
      now={now}
      zone="UTC"
      actions={doing}
    />
  );
}

it('waits for storage', () => {
  render(page(undefined));
  expect(screen.getByText('Reading your settings…')).toBeTruthy();
  expect(screen.queryByRole('switch')).toBeNull();
});

it('has a heading for each link of its nav', () => {
  render(page(sampleState()));
  const links = screen.getAllByRole('link').filter((link) => link.closest('nav') !== null);
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '#platforms',
    '#sites',
    '#credits',
    '#warnings',
    '#before-send',
    '#notifications',
    '#budgets',
    '#money',
    '#keys',
    '#connections',
    '#transfer',
    '#data',
  ]);
  for (const link of links) {
    const section = document.querySelector(link.getAttribute('href') ?? 'none');
    expect(section).toBe(screen.getByRole('region', { name: link.textContent ?? '' }));
  }
});

it('in a private window has the settings, and nothing of accounts, credits and keys', () => {
  render(page(sampleState(), sampleDoing(), true));
  const links = screen.getAllByRole('link').filter((link) => link.closest('nav') !== null);
  const parts = ['Platforms', 'Warnings', 'Before you send', 'Notifications', 'Money', 'Data'];
  expect(links.map((link) => link.textContent)).toEqual(parts);
  const headings = screen.getAllByRole('heading', { level: 2 });
  expect(headings.map(({ textContent }) => textContent)).toEqual(parts);
  expect(screen.getByText(/kept in memory/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Erase/ })).toBeNull();
});

it('marks the section that is being read in its nav, at the end of the page the last one', () => {
  const tops: Record<string, number> = { platforms: -900, credits: -100, warnings: 150, notifications: 700 };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, tops[this.id] ?? 2000);
  });
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(9000);
  render(page(sampleState()));
  const marked = () => screen.getAllByRole('link', { current: true }).map((link) => link.textContent);
  expect(marked()).toEqual(['Warnings']);
  tops.warnings = 400;
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(marked()).toEqual(['Plans and credits']);
  vi.stubGlobal('scrollY', 9000 - innerHeight);
  act(() => void window.dispatchEvent(new Event('scroll')));
  expect(marked()).toEqual(['Data']);
});

it('goes to the anchor it was opened with, once there is something to go to', () => {
  location.hash = '#keys';
  const scrolled: string[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolled.push(this.id);
  });
  const { rerender } = render(page(undefined));
  expect(scrolled).toEqual([]);
  rerender(page(sampleState()));
  rerender(page(sampleState()));
  expect(scrolled).toEqual(['keys']);
});

it('reads a result out, and again when the same happens again, and takes it away after a while', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(page(sampleState()));
  const status = screen.getByRole('status');
  expect(status.textContent).toBe('');
  const flip = async () => {
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    // The click is over before its answer is there.
    await act(async () => vi.advanceTimersByTimeAsync(1));
  };
  await flip();
  const first = status.firstElementChild;
  expect(first?.textContent).toBe('Songs is on.');
  await flip();
  expect(status.textContent).toBe('Songs is on.');
  expect(status.firstElementChild).not.toBe(first);
  act(() => void vi.advanceTimersByTime(10_000));
  expect(status.textContent).toBe('');
});
