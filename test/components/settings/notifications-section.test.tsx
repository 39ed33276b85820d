// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { NotificationsSection } from '../../../components/settings/notifications-section';
import { defaultSettings } from '../../../lib/storage/schema';
import type { Notifications } from '../../../lib/storage/settings-schema';
import { sampleDoing } from './sample';

afterEach(cleanup);

const usual = defaultSettings.notifications;

function show(
  stored: Partial<Notifications> = {},
  answers: Parameters<typeof sampleDoing>[0] = {},
  permitted?: boolean,
  snoozedUntil?: number,
) {
  const { doing, ...seen } = sampleDoing(answers);
  render(
    <NotificationsSection
      stored={{ ...usual, ...stored }}
      permitted={permitted}
      snoozedUntil={snoozedUntil}
      now={now}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const now = Date.parse('2026-11-04T12:00:00Z');
const hour = 3_600_000;

const desktop = () => screen.getByRole('switch', { name: 'Show warnings on the desktop' });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Save warnings' });

describe('notifications on the desktop', () => {
  it('are switched on after the browser was asked inside the click', async () => {
    const { user, send, askNotifications, say } = show();
    await user.click(desktop());
    expect(askNotifications).toHaveBeenCalledOnce();
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications: { ...usual, on: true } }]]);
    expect(say.mock.calls).toEqual([['Notifications are on.']]);
  });

  it('stay off where the permission was not given', async () => {
    const { user, send, say } = show({}, { yes: false });
    await user.click(desktop());
    expect(send).not.toHaveBeenCalled();
    expect(say.mock.calls).toEqual([['Permission was not given, so there are no notifications.']]);
  });

  it('are switched off without a question', async () => {
    const { user, send, askNotifications } = show({ on: true, refilled: true });
    await user.click(desktop());
    expect(askNotifications).not.toHaveBeenCalled();
    const notifications = { ...usual, on: false, refilled: true };
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications }]]);
  });

  it('are snoozed for a while, and no longer', async () => {
    const { user, send, say } = show({ on: true });
    await user.click(screen.getByRole('button', { name: 'Snooze for 8 hours' }));
    expect(send.mock.calls).toEqual([['warnings/snooze', { until: now + 8 * hour }]]);
    expect(say.mock.calls).toEqual([['No notification for 8 hours.']]);
    cleanup();
    const later = show({ on: true }, {}, true, now + hour);
    await later.user.click(screen.getByRole('button', { name: 'End the snooze' }));
    expect(later.send.mock.calls).toEqual([['warnings/snooze', { until: null }]]);
  });

  it('that are off, or whose snooze has ended, are not said to be snoozed', () => {
    show({ on: false }, {}, true, now + hour);
    expect(screen.queryByText(/snooze/i)).toBeNull();
    cleanup();
    show({ on: true }, {}, true, now);
    expect(screen.queryByText(/Snoozed until/)).toBeNull();
  });

  it('say that the permission was taken back, and ask for it again', async () => {
    const { user, send, askNotifications } = show({ on: true }, {}, false);
    expect(screen.getByText('Permission missing')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Give permission to show notifications' }));
    expect(askNotifications).toHaveBeenCalledOnce();
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications: { ...usual, on: true } }]]);
  });

  it.each([
    [false, false],
    [true, true],
    [true, undefined],
  ])('miss no permission where they are on: %s, permitted: %s', (on, permitted) => {
    show({ on }, {}, permitted);
    expect(screen.queryByText('Permission missing')).toBeNull();
  });

  it('of refilled balances need the others to be on', () => {
    show();
    const refilled = screen.getByRole<HTMLInputElement>('switch', {
      name: 'Tell when a balance is full again',
    });
    expect(refilled.disabled).toBe(true);
  });

  it('tell of refilled balances where that is wanted', async () => {
    const { user, send } = show({ on: true });
    await user.click(screen.getByRole('switch', { name: 'Tell when a balance is full again' }));
    const notifications = { ...usual, on: true, refilled: true };
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications }]]);
  });
});

describe('warning ahead and quiet hours', () => {
  it('show what is stored', () => {
    show({ quietHours: { from: '22:00', to: '07:30' }, runwayDays: 2.5 });
    expect(field('Days before a balance runs out').value).toBe('2.5');
    expect(field('Days before credit expires').value).toBe('7');
    expect(field('Percent of a budget spent').value).toBe('90');
    expect([field('From').value, field('To').value]).toEqual(['22:00', '07:30']);
  });

  it('are saved as they are typed, with the switches as they stand', async () => {
    const { user, send, say } = show({ on: true, refilled: true });
    await user.clear(field('Days before a balance runs out'));
    await user.type(field('Days before a balance runs out'), '1,5');
    await user.clear(field('Percent of a budget spent'));
    await user.type(field('From'), '10 pm');
    await user.type(field('To'), '7');
    await user.click(save());
    const notifications = {
      on: true,
      refilled: true,
      quietHours: { from: '22:00', to: '07:00' },
      runwayDays: 1.5,
      expiringDays: 7,
    };
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications }]]);
    expect(say.mock.calls).toEqual([['The warnings and quiet hours are saved.']]);
  });

  it('have no quiet hours where both fields are empty', async () => {
    const { user, send } = show({ quietHours: { from: '22:00', to: '07:30' } });
    await user.clear(field('From'));
    await user.clear(field('To'));
    await user.click(save());
    expect(send.mock.calls).toEqual([['settings/notifications', { notifications: usual }]]);
  });

  it.each([
    ['Days before a balance runs out', 'soon', 'Type a number.'],
    ['Days before a balance runs out', '91', 'At most 90 days.'],
    ['Days before credit expires', '0', 'Use more than 0.'],
    ['Percent of a budget spent', '101', 'A percentage is between 0 and 100.'],
    ['From', '22:00', 'Write a time as 22:00.'],
    ['To', 'late', 'Write a time as 22:00.'],
  ])('%s %j is refused in words, and stays typed', async (name, text, message) => {
    const { user, send } = show();
    await user.clear(field(name));
    await user.type(field(name), text);
    await user.click(save());
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toContain(message);
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    expect(field(name).value).toBe(text);
    expect(send).not.toHaveBeenCalled();
  });
});
