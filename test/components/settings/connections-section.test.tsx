// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionsSection } from '../../../components/settings/connections-section';
import { platformItem } from '../../../lib/storage/items';
import type { KeyInfo, Settings } from '../../../lib/storage/schema';
import type { State } from '../../../lib/storage/state';
import { client, facts, REDIRECT } from '../../oauth/sample';
import { now, router, sampleDoing, samplePlatform, sampleState, songs } from './sample';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const acme = samplePlatform({ id: 'acme', name: 'Acme Cloud', sessionIn: 'oauth', oauth: facts });
const { clientSecret: _secret, tenant: _tenant, revoke: _revoke, ...plain } = facts;
const lab = samplePlatform({ id: 'lab', name: 'Acme Lab', sessionIn: 'oauth', oauth: plain });
const saved: KeyInfo = { id: 'c', platform: 'acme', masked: 'client-1', addedAt: now - 3_600_000 };

interface World {
  readonly settings?: Partial<Settings>;
  readonly granted?: readonly string[];
  readonly state?: Partial<Omit<State, 'settings'>>;
}

function show(
  world: World = {},
  answers: Parameters<typeof sampleDoing>[0] = {},
  platforms = [songs, router, acme, lab],
) {
  const { doing, ...seen } = sampleDoing(answers);
  render(
    <ConnectionsSection
      platforms={platforms}
      state={sampleState(world.settings, world.state)}
      granted={world.granted ?? []}
      redirectUrl={REDIRECT}
      now={now}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const ready: World = { settings: { enabled: ['acme'] }, granted: acme.permissions };
const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

async function type(user: ReturnType<typeof userEvent.setup>, { id, secret = '', tenant = '' } = client) {
  if (id !== '') await user.type(field('Client ID'), id);
  if (secret !== '') await user.type(field('Secret'), secret);
  if (tenant !== '') await user.type(field('Directory'), tenant);
}

describe('connecting', () => {
  it('says how a client is made, what to register, and what the vendor makes impossible', () => {
    show();
    const steps = within(screen.getByRole('list', { name: 'How to make a client for Acme Cloud' }));
    expect(steps.getAllByRole('listitem').map((step) => step.textContent)).toEqual(['Make a client.']);
    expect(field('Redirect URL').value).toBe(REDIRECT);
    expect(field('Redirect URL').readOnly).toBe(true);
    expect(screen.getByRole('heading', { name: 'What Acme makes impossible' })).toBeTruthy();
    expect(screen.getByText('Credits are in no API: type them in.')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Make a client at Acme/ }).getAttribute('href')).toBe(
      facts.links.clients,
    );
  });

  it('copies the redirect URL', async () => {
    const { user } = show();
    await user.click(button('Copy the redirect URL'));
    expect(await navigator.clipboard.readText()).toBe(REDIRECT);
    expect(button('Copied the redirect URL')).toBeTruthy();
  });

  it('sends what was typed, after the permission, and keeps no secret in the page', async () => {
    const { user, send, askPermission, switchOn, say } = show(ready);
    await type(user);
    expect(field('Secret').type).toBe('password');
    await user.click(button('Connect'));
    expect(send.mock.calls).toEqual([['oauth/connect', { platform: 'acme', client }]]);
    expect(askPermission.mock.calls).toEqual([[acme]]);
    expect(switchOn).not.toHaveBeenCalled();
    expect(say.mock.calls).toEqual([['Acme Cloud is connected.']]);
    expect(field('Secret').value).toBe('');
  });

  it('switches the platform on first where it is off', async () => {
    const { user, send, switchOn } = show();
    await type(user);
    await user.click(button('Connect'));
    expect(switchOn.mock.calls).toEqual([[acme]]);
    expect(send).toHaveBeenCalledOnce();
  });

  it('sends nothing where the permission was not given', async () => {
    const { user, send } = show({}, { yes: false });
    await type(user);
    await user.click(button('Connect'));
    expect(screen.getByRole('alert').textContent).toBe('Permission was not given, so nothing is connected.');
    expect(send).not.toHaveBeenCalled();
  });

  it('says beside the field what is no client, and goes there', async () => {
    const { user, send } = show(ready);
    await type(user, { id: 'me', secret: 's-hush', tenant: '' });
    await user.click(button('Connect'));
    expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
      'This is no Client ID. It looks like client-1',
      'Paste the Directory.',
    ]);
    expect(document.activeElement).toBe(field('Client ID'));
    expect(send).not.toHaveBeenCalled();
  });

  it('tells what the vendor said', async () => {
    const problems = [{ field: '', message: 'Access was not given at Acme.' }];
    const { user } = show(ready, { done: { ok: false, problems } });
    await type(user);
    await user.click(button('Connect'));
    expect(screen.getByRole('alert').textContent).toBe('Access was not given at Acme.');
  });

  it('asks for no secret and no directory where the vendor has none, and knows the client of the other console', async () => {
    const { user, send } = show({ ...ready, state: { keys: [saved] } });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Platform' }), 'Acme Lab');
    expect(screen.queryByLabelText('Secret')).toBeNull();
    expect(screen.queryByLabelText('Directory')).toBeNull();
    expect(field('Client ID').value).toBe('client-1');
    await user.click(button('Connect'));
    expect(send.mock.calls).toEqual([['oauth/connect', { platform: 'lab', client: { id: 'client-1' } }]]);
  });
});

describe('what is connected', () => {
  const account = { id: 'a', label: 'Contoso' };
  const records = {
    acme: [{ account, pools: [], spends: [], samples: [], told: [], checks: [], tokens: [], seen: [] }],
  } as unknown as State['accounts'];
  const row = () => within(within(screen.getByRole('list', { name: 'Connections' })).getByRole('listitem'));

  it('nothing: says so, and shows no API key', () => {
    show({ state: { keys: [{ ...saved, platform: 'router' }] } });
    expect(row().getByText('Nothing is connected.')).toBeTruthy();
  });

  it('names what it reads and the client', () => {
    show({ ...ready, state: { keys: [saved], accounts: records } });
    expect(row().getByText(/Reads Contoso · connected 1 h ago/)).toBeTruthy();
    expect(row().getByText('client-1')).toBeTruthy();
    expect(row().getByText('Connected')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Connect again/ })).toBeNull();
  });

  it('has ended: one click connects it again, with the client that is stored', async () => {
    const failure = { kind: 'signed-out', at: 'session', message: 'x', since: now } as const;
    const platforms = { acme: { ...platformItem('acme').fallback, health: { inARow: 1, failure } } };
    const { user, send, say } = show({ ...ready, state: { keys: [saved], platforms } });
    expect(row().getByText('Ended')).toBeTruthy();
    await user.click(button('Connect again Acme Cloud'));
    expect(send.mock.calls).toEqual([['oauth/connect', { platform: 'acme' }]]);
    expect(say.mock.calls).toEqual([['Acme Cloud is connected.']]);
  });

  it('is disconnected only after a question, which says what is left at the vendor', async () => {
    const { user, send, say } = show({ ...ready, state: { keys: [saved] } });
    await user.click(button('Disconnect Acme Cloud'));
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Cancel'));
    expect(screen.getByRole('link', { name: /what you allowed at Acme/ }).getAttribute('href')).toBe(
      facts.links.access,
    );
    await user.click(button('Disconnect'));
    expect(send.mock.calls).toEqual([['oauth/disconnect', { platform: 'acme' }]]);
    expect(say.mock.calls).toEqual([['Acme Cloud is disconnected.']]);
  });

  it('stays at the vendor where another connection would end with it, which is said', async () => {
    const all = { ...facts, revokesAll: true };
    const pair = [
      { ...acme, oauth: all },
      samplePlatform({ id: 'bench', name: 'Acme Bench', sessionIn: 'oauth', oauth: all }),
      samplePlatform({ id: 'other', name: 'Acme Other', sessionIn: 'oauth', oauth: all }),
    ];
    const keys = [
      saved,
      { ...saved, id: 'd', platform: 'bench' },
      { ...saved, id: 'e', platform: 'other', masked: 'client-2' },
    ];
    const { user } = show({ state: { keys } }, {}, pair);
    await user.click(button('Disconnect Acme Cloud'));
    expect(screen.getByText(/The access stays at Acme, as Acme Bench would end with it/)).toBeTruthy();
    await user.click(button('Disconnect Acme Other'));
    expect(screen.getByText(/The access is taken back at Acme as well/)).toBeTruthy();
  });
});
