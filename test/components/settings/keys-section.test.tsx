// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { KeysSection } from '../../../components/settings/keys-section';
import type { DetailedPlatform } from '../../../lib/platforms/shown';
import type { KeyInfo, Settings } from '../../../lib/storage/schema';
import { now, platforms, router, sampleDoing, sampleState, songs } from './sample';

afterEach(cleanup);

const good = 'rt-00112233445566778899';
const saved: KeyInfo = {
  id: 'k',
  platform: 'router',
  masked: 'rt-0011…899',
  label: 'work',
  addedAt: now - 3_600_000,
};

interface World {
  readonly settings?: Partial<Settings>;
  readonly granted?: readonly string[];
  readonly keys?: readonly KeyInfo[];
  readonly of?: readonly DetailedPlatform[];
}

function show(world: World = {}, answers: Parameters<typeof sampleDoing>[0] = {}) {
  const { doing, ...seen } = sampleDoing(answers);
  render(
    <KeysSection
      platforms={world.of ?? platforms}
      state={sampleState(world.settings, { keys: world.keys ?? [] })}
      granted={world.granted ?? []}
      now={now}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const ready: World = { settings: { enabled: ['router'] }, granted: router.permissions };
const button = (name: string) => screen.getByRole('button', { name });
const secret = () => screen.getByLabelText<HTMLInputElement>('Router key');

describe('adding a key', () => {
  it('sends it and keeps nothing of it in the page', async () => {
    const { user, send, switchOn, say } = show(ready);
    await user.type(screen.getByRole('textbox', { name: 'Label' }), ' work ');
    await user.click(secret());
    await user.paste(` ${good} `);
    await user.click(button('Save key'));
    const args = { platform: 'router', secret: good, label: 'work' };
    expect(send.mock.calls).toEqual([['key/add', args]]);
    expect(switchOn).not.toHaveBeenCalled();
    expect(say.mock.calls).toEqual([['The key for Router is saved.']]);
    expect(secret().value).toBe('');
    expect(document.body.innerHTML).not.toContain(good);
  });

  it.each<[string, World]>([
    ['off', { granted: router.permissions }],
    ['on without its permission', { settings: { enabled: ['router'] } }],
  ])('switches on a platform that is %s, before the key is sent', async (_, world) => {
    const { user, send, switchOn } = show(world);
    await user.type(secret(), good);
    await user.click(button('Save key'));
    expect(switchOn.mock.calls).toEqual([[router]]);
    expect(send.mock.calls).toEqual([['key/add', { platform: 'router', secret: good }]]);
  });

  it('saves nothing where the permission was not given', async () => {
    const { user, send } = show({}, { yes: false });
    await user.type(secret(), good);
    await user.click(button('Save key'));
    expect(screen.getByRole('alert').textContent).toBe('Permission was not given, so the key is not saved.');
    expect(send).not.toHaveBeenCalled();
  });

  it('shows what the background says beside the field', async () => {
    const problems = [{ field: 'secret', message: 'This key is there already.' }];
    const { user } = show(ready, { done: { ok: false, problems } });
    await user.type(secret(), good);
    await user.click(button('Save key'));
    expect(document.activeElement).toBe(secret());
    expect(screen.getByRole('alert').textContent).toBe('This key is there already.');
  });

  it.each([
    [
      'vec_ABCDEFGHIJKLMNOPQRST',
      'This looks like a key of Vector. A key of Router looks like rt-0123456789a…',
    ],
    [
      'sk-ant-api03-0123456789',
      'This looks like a key of another vendor. A key of Router looks like rt-0123456789a…',
    ],
  ])('%s is refused as soon as it is pasted', async (text, message) => {
    const { user, send } = show(ready);
    await user.click(secret());
    await user.paste(text);
    expect(screen.getByRole('alert').textContent).toBe(message);
    await user.click(button('Save key'));
    expect(send).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', '', 'Paste a key.'],
    ['a word', 'hello', 'This is no Router key. A key of Router looks like rt-0123456789a…'],
  ])('%s is refused when it is to be saved', async (_, text, message) => {
    const { user, send } = show(ready);
    if (text !== '') await user.type(secret(), text);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(button('Save key'));
    expect(screen.getByRole('alert').textContent).toBe(message);
    expect(document.activeElement).toBe(secret());
    expect(send).not.toHaveBeenCalled();
  });

  it('hides the key until it is asked to show it', async () => {
    const { user } = show();
    expect(secret().type).toBe('password');
    await user.click(button('Show the key'));
    expect(secret().type).toBe('text');
    expect(button('Show the key').getAttribute('aria-pressed')).toBe('true');
  });

  it('follows the chosen platform in name, help and link', async () => {
    const { user } = show();
    expect(screen.getByRole('link', { name: /^Make a key at Router/ }).getAttribute('href')).toBe(
      'https://router.example/keys',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Platform' }), 'Vector');
    expect(screen.getByLabelText('Vector key')).toBeTruthy();
    expect(screen.getByText('A key that reads.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /^Make a key/ })).toBeNull();
  });

  it('is not offered where no platform takes a key', () => {
    show({ of: [songs] });
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('saved keys', () => {
  it('are masked and say whose and how old they are', () => {
    show({ keys: [saved] });
    expect(screen.getByRole('heading', { name: 'Router · work' })).toBeTruthy();
    expect(screen.getByText('rt-0011…899')).toBeTruthy();
    expect(screen.getByText(/added 1 h ago/)).toBeTruthy();
  });

  it('are removed after asking', async () => {
    const { user, send, say } = show({ keys: [saved] });
    await user.click(button('Remove the key rt-0011…899'));
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Remove'));
    expect(send.mock.calls).toEqual([['key/remove', { id: 'k' }]]);
    expect(say.mock.calls).toEqual([['The key rt-0011…899 is removed.']]);
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Saved keys' }));
  });
});
