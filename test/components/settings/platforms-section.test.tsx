// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { PlatformsSection } from '../../../components/settings/platforms-section';
import type { Done } from '../../../lib/messages';
import type { DetailedPlatform } from '../../../lib/platforms/shown';
import type { Settings } from '../../../lib/storage/schema';
import { platforms, router, sampleDoing, samplePlatform, sampleState, songs, videos } from './sample';

afterEach(cleanup);

function show(
  settings: Partial<Settings> = {},
  granted: readonly string[] = [],
  world: { done?: Done; yes?: boolean } = {},
  others: readonly DetailedPlatform[] = [],
) {
  const { doing, ...seen } = sampleDoing(world);
  const state = sampleState(settings);
  const all = [...platforms, videos, ...others];
  render(<PlatformsSection platforms={all} state={state} granted={granted} doing={doing} />);
  return { ...seen, user: userEvent.setup() };
}

function rowOf(name: string) {
  const row = screen.getByRole('switch', { name }).closest('li');
  if (row === null) throw new Error(`${name} has no row`);
  return within(row);
}

const button = (name: string) => screen.getByRole('button', { name });

describe('a platform in the list', () => {
  it('says what it reads and which sites it needs', () => {
    show();
    const signedIn = 'Reads the balance of the account you are signed in to. Needs access to songs.example.';
    const withKey = 'Reads the balance with an API key that you add. Needs access to router.example.';
    expect(screen.getByRole('switch', { name: 'Songs', description: signedIn })).toBeTruthy();
    expect(screen.getByRole('switch', { name: 'Router', description: withKey })).toBeTruthy();
  });

  it('says what should be known before it is switched on, where there is something', () => {
    const note = 'Films shows the same credits: one of the two is enough.';
    show({}, [], {}, [samplePlatform({ id: 'clips', name: 'Clips', note })]);
    const description = `Reads the balance of the account you are signed in to. Needs access to clips.example. ${note}`;
    expect(screen.getByRole('switch', { name: 'Clips', description })).toBeTruthy();
  });

  it.each<[string, string, Partial<Settings>, readonly string[]]>([
    ['off', 'Off', {}, []],
    ['on', 'On', { enabled: ['songs'] }, songs.permissions],
    ['on without its permission', 'Permission missing', { enabled: ['songs'] }, router.permissions],
  ])('that is %s says "%s"', (_, words, settings, granted) => {
    show(settings, granted);
    expect(rowOf('Songs').getByText(words)).toBeTruthy();
  });

  it('that is on but has no key leads to the keys', () => {
    show({ enabled: ['router'] }, router.permissions);
    expect(rowOf('Router').getByText('API key missing')).toBeTruthy();
    expect(rowOf('Router').getByRole('link', { name: 'Add a key' }).getAttribute('href')).toBe('#keys');
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 40 }, (_, n) =>
    samplePlatform({ id: `p${n}`, name: `Studio ${n} Videos` }),
  );
  const showMany = (enabled: readonly string[]) => {
    const { doing } = sampleDoing();
    render(
      <PlatformsSection
        platforms={many}
        state={sampleState({ enabled: [...enabled] })}
        granted={[]}
        doing={doing}
      />,
    );
    return userEvent.setup();
  };

  it('is narrowed by words of the name, in any order', async () => {
    const user = showMany([]);
    await user.type(screen.getByRole('searchbox', { name: 'Search platforms' }), 'videos 39');
    expect(screen.getAllByRole('switch')).toHaveLength(1);
    expect(screen.getByRole('switch', { name: 'Studio 39 Videos' })).toBeTruthy();
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByText('No platform of that name.')).toBeTruthy();
  });

  it('begins with those that are on', () => {
    showMany(['p38']);
    expect(screen.getAllByRole('switch')[0]).toBe(screen.getByRole('switch', { name: 'Studio 38 Videos' }));
  });
});

describe('a platform that is told of by weak sources alone', () => {
  it('is marked as unverified, unless nothing of it is read', () => {
    const { doing } = sampleDoing();
    const weak = samplePlatform({ id: 'weak', name: 'Weak', confidence: 'low', tier: 'B' });
    const byHand = samplePlatform({
      id: 'hand',
      name: 'Hand',
      confidence: 'low',
      tier: 'C',
      permissions: [],
    });
    render(
      <PlatformsSection platforms={[weak, byHand]} state={sampleState({})} granted={[]} doing={doing} />,
    );
    expect(rowOf('Weak').getByText('Unverified')).toBeTruthy();
    expect(rowOf('Hand').queryByText('Unverified')).toBeNull();
    const words = 'Nothing can be read: type in the plan that you have. Needs no access.';
    expect(screen.getByRole('switch', { name: 'Hand', description: words })).toBeTruthy();
  });
});

describe('switching on', () => {
  it('asks for that platform alone', async () => {
    const { user, switchOn, say } = show();
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    expect(switchOn.mock.calls).toEqual([[songs]]);
    expect(say.mock.calls).toEqual([['Songs is on.']]);
  });

  it('says that the permission was not given', async () => {
    const { user, say } = show({}, [], { yes: false });
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    expect(say.mock.calls).toEqual([['Permission was not given. Songs stays off.']]);
  });

  it('says that nobody answered', async () => {
    const { user, switchOn, say } = show();
    switchOn.mockRejectedValue(new Error('Could not establish connection.'));
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    expect(say.mock.calls).toEqual([['The extension did not answer. Reload this page and try again.']]);
  });

  it('can be asked again where the permission is missing', async () => {
    const { user, askPermission, switchOn, say } = show({ enabled: ['songs'] });
    await user.click(button('Give permission to Songs'));
    expect(askPermission.mock.calls).toEqual([[songs]]);
    expect(switchOn).not.toHaveBeenCalled();
    expect(say.mock.calls).toEqual([['Songs has its permission.']]);
  });
});

describe('after a platform was switched on that can be held', () => {
  it.each([
    ['Ask me before expensive requests at Videos', true, 'Videos asks first.'],
    ['No asking at Videos', false, "Videos doesn't ask."],
  ])('it is offered to ask: "%s"', async (name, on, said) => {
    const { user, send, say } = show({ enabled: ['songs', 'videos'] }, videos.permissions);
    await user.click(rowOf('Videos').getByRole('button', { name }));
    expect(send.mock.calls).toEqual([['settings/preflight', { platform: 'videos', preflight: { on } }]]);
    expect(say.mock.calls).toEqual([[said]]);
  });

  it.each<[string, Partial<Settings>, readonly string[]]>([
    ['an answer', { enabled: ['videos'], preflight: { videos: { on: true } } }, videos.permissions],
    ['another platform came', { enabled: ['videos', 'songs'] }, videos.permissions],
    ['the permission was taken away', { enabled: ['videos'] }, []],
  ])('nothing is offered after %s', (_, settings, granted) => {
    show(settings, granted);
    expect(screen.queryByText(/^Ask me before/)).toBeNull();
  });
});

describe('switching off', () => {
  it.each([
    ['Keep the last numbers', false, 'Songs is off.'],
    ['Erase all of its data', true, 'Songs is off and its data is erased.'],
  ])('asks first; "%s" sends erase: %s', async (answer, erase, words) => {
    const { user, send, say } = show({ enabled: ['songs'] }, songs.permissions);
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    expect(send).not.toHaveBeenCalled();
    await user.click(button(answer));
    expect(send.mock.calls).toEqual([['platform/switch-off', { platform: 'songs', erase }]]);
    expect(say.mock.calls).toEqual([[words]]);
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('puts the focus on the harmless answer, and Escape goes back to the switch', async () => {
    const { user, send } = show({ enabled: ['songs'] }, songs.permissions);
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    expect(document.activeElement).toBe(button('Keep the last numbers'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('switch', { name: 'Songs' }));
    expect(send).not.toHaveBeenCalled();
  });

  it('says what stood in the way', async () => {
    const problems = [{ field: 'platform', message: 'This platform is not known.' }];
    const { user, say } = show({ enabled: ['songs'] }, [], { done: { ok: false, problems } });
    await user.click(screen.getByRole('switch', { name: 'Songs' }));
    await user.click(button('Keep the last numbers'));
    expect(say.mock.calls).toEqual([['This platform is not known.']]);
  });
});
