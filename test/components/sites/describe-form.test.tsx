// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DescribeForm } from '../../../components/sites/describe-form';
import { newSite, siteForm } from '../../../components/sites/site-form';
import { KEY_IS_THERE } from '../../../lib/messages';
import { acme, keyed } from '../../platforms/site/sample';
import { now } from '../settings/sample';
import { alerts, answering, button, choice, field, refusal, write } from './sample';

afterEach(cleanup);

const pools = [{ id: 'left', label: 'Credits', unit: 'credit', remaining: 76, limit: 400 }];

function show(world = answering({}), site?: typeof acme) {
  const onSaved = vi.fn();
  const onCancel = vi.fn();
  render(
    <DescribeForm
      title="Describe a site"
      {...(site === undefined ? {} : { id: site.id })}
      start={site === undefined ? newSite : siteForm(site)}
      now={now}
      zone="UTC"
      doing={world.doing}
      onSaved={onSaved}
      onCancel={onCancel}
    />,
  );
  return { ...world, onSaved, onCancel, user: userEvent.setup() };
}

async function fill(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await write(user, field('Name'), 'Acme');
  await write(user, field('Page where you use it'), 'https://app.acme.example/');
  await write(user, field('Address that answers with your balance'), 'https://app.acme.example/api');
  await write(user, field('Where it says what is left'), 'data.left');
}
const key = () => screen.getByLabelText<HTMLInputElement>('Key');

describe('describing a site', () => {
  it('asks for the access first, saves it under an id of its own, and says its name', async () => {
    const { user, send, askPermission, onSaved } = show();
    await fill(user);
    await user.click(button('Save and switch on'));
    const [, args] = send.mock.calls[0] ?? [];
    expect(send.mock.calls.map(([name]) => name)).toEqual(['site/save']);
    expect(args).toEqual({
      id: expect.stringMatching(/^site-[0-9a-f-]{36}$/),
      draft: {
        ...{ kind: 'described', name: 'Acme', home: 'https://app.acme.example/' },
        request: { method: 'GET', url: 'https://app.acme.example/api', by: 'session' },
        pools: [{ id: 'left', label: 'Credits', unit: 'credit', remaining: 'data.left' }],
      },
    });
    expect(askPermission.mock.calls[0]?.[0]).toMatchObject({ permissions: ['https://app.acme.example/*'] });
    expect(onSaved.mock.calls).toEqual([['Acme']]);
  });

  it('says beside each field what is wrong, goes to the first, and sends nothing', async () => {
    const { user, send, askPermission } = show();
    await write(user, field('Address that answers with your balance'), 'http://acme.example/');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual([
      'Give it a name.',
      'Give an address.',
      'Use an address that begins with https:// (http:// only for localhost).',
      'Say where it tells what is left, or what is used.',
    ]);
    expect(document.activeElement).toBe(field('Name'));
    await write(user, field('Name'), 'A');
    expect(alerts()).not.toContain('Give it a name.');
    expect([send.mock.calls, askPermission.mock.calls]).toEqual([[], []]);
  });

  it('takes a number as people write it, and says where it is none', async () => {
    const { user, send } = show(answering({}), acme);
    await write(user, field('Multiply by'), 'x');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Type a number.']);
    await user.clear(field('Multiply by'));
    await write(user, field('Multiply by'), '0,01');
    await user.click(button('Save and switch on'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({ draft: { pools: [{ times: 0.01 }] } });
  });

  it('saves nothing where the access is refused', async () => {
    const { user, send, onSaved } = show(answering({}, false));
    await fill(user);
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Permission was not given, so the site is not saved.']);
    expect([send.mock.calls, onSaved.mock.calls]).toEqual([[], []]);
  });

  it('shows what the background has against it, beside its field', async () => {
    const { user, onSaved } = show(answering({ 'site/save': refusal('home', 'Suno is in the list.') }));
    await fill(user);
    await user.click(button('Save and switch on'));
    expect(field('Page where you use it').getAttribute('aria-invalid')).toBe('true');
    expect(alerts()).toEqual(['Suno is in the list.']);
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('may have more numbers, each with its own id, and one less again', async () => {
    const { user, send } = show();
    await fill(user);
    await user.click(button('Another number of the same answer'));
    const second = within(screen.getByRole('group', { name: 'Number 2' }));
    await write(user, second.getByRole('textbox', { name: 'Where it says what is used' }), 'bonus.used');
    await user.click(button('Remove number 1'));
    await user.click(button('Save and switch on'));
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      draft: { pools: [{ id: 'pool-1', used: 'bonus.used' }] },
    });
  });

  it('takes along what spends from a number that is removed', async () => {
    const spend = {
      method: 'POST',
      url: 'https://app.acme.example/make',
      amount: 'cost',
      pool: 'left',
    } as const;
    const [pool] = acme.pools;
    const two = { ...acme, spend, pools: [...acme.pools, { ...(pool ?? expect.fail()), id: 'bonus' }] };
    const { user, send } = show(answering({}), two);
    await user.click(button('Remove number 1'));
    await user.click(button('Save and switch on'));
    expect(send.mock.calls[0]?.[1]).not.toHaveProperty('draft.spend');
  });

  it('keeps what it has no field for', async () => {
    const spend = {
      method: 'POST',
      url: 'https://app.acme.example/make',
      amount: 'cost',
      pool: 'left',
    } as const;
    const site = { ...acme, spend, request: { ...acme.request, headers: { 'x-org': '7' } } };
    const { id, ...draft } = site;
    const { user, send } = show(answering({}), site);
    await user.click(button('Save and switch on'));
    expect(send.mock.calls).toEqual([['site/save', { id, draft }]]);
  });
});

describe('a key', () => {
  it('goes by a message of its own after the site, and not with it', async () => {
    const { user, send, askPermission } = show(answering({}), keyed);
    expect(key().type).toBe('password');
    await write(user, key(), ' sk-own-1 ');
    await user.click(button('Save and switch on'));
    expect(send.mock.calls.map(([name]) => name)).toEqual(['site/save', 'key/add']);
    expect(send.mock.calls[1]?.[1]).toEqual({ platform: keyed.id, secret: 'sk-own-1', replaces: true });
    expect(JSON.stringify([send.mock.calls[0], askPermission.mock.calls])).not.toContain('sk-own-1');
  });

  it('that is empty stays as it is', async () => {
    const { user, send } = show(answering({}), keyed);
    await user.click(button('Save and switch on'));
    expect(send.mock.calls.map(([name]) => name)).toEqual(['site/save']);
  });

  it('that was typed before another way was chosen goes nowhere', async () => {
    const { user, send } = show(answering({ 'site/try': { ok: true, pools } }), keyed);
    await write(user, key(), 'sk-own-1');
    await user.selectOptions(choice('How it is read'), 'With your sign-in there');
    await user.click(button('Try it'));
    await user.click(button('Save and switch on'));
    expect(JSON.stringify(send.mock.calls)).not.toContain('sk-own-1');
  });

  it('that is refused is said beside its field; saved again it is still the same site', async () => {
    const world = answering({ 'key/add': refusal('secret', 'That is no key of Acme.') });
    const { user, send, onSaved } = show(world);
    await fill(user);
    await user.selectOptions(choice('How it is read'), 'With an API key');
    await write(user, key(), 'x');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['That is no key of Acme.']);
    await user.click(button('Save and switch on'));
    const saves = send.mock.calls.filter(([name]) => name === 'site/save') as [string, { id: string }][];
    expect(saves).toHaveLength(2);
    expect(new Set(saves.map(([, { id }]) => id)).size).toBe(1);
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('that was typed once more to try it is no problem', async () => {
    const { user, onSaved } = show(answering({ 'key/add': refusal('secret', KEY_IS_THERE) }), keyed);
    await write(user, key(), 'sk-own-1');
    await user.click(button('Save and switch on'));
    expect(onSaved.mock.calls).toEqual([['Keyed']]);
  });

  it('into a header without a name is said beside it', async () => {
    const { user } = show(answering({}), keyed);
    await user.clear(field('Name of the header'));
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['That is no name of a header.']);
  });
});

describe('trying it', () => {
  it('shows the card as it will stand in the popup, and saves nothing', async () => {
    const { user, send, askPermission } = show(answering({ 'site/try': { ok: true, pools } }));
    await fill(user);
    await user.click(button('Try it'));
    expect(screen.getByRole('status').textContent).toMatch(/This is how it will stand.*76/s);
    expect(send.mock.calls.map(([name]) => name)).toEqual(['site/try']);
    expect(askPermission).toHaveBeenCalledOnce();
  });

  it('is forgotten when something is changed', async () => {
    const { user } = show(answering({ 'site/try': { ok: true, pools } }));
    await fill(user);
    await user.click(button('Try it'));
    await write(user, field('Name'), '!');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it.each<[string, unknown, string]>([
    [
      'a changed answer',
      { ok: true, failure: { kind: 'changed-shape', at: 'x', message: 'Expected a number at data.left.' } },
      'Expected a number at data.left.',
    ],
    ['nowhere to ask', refusal('home', 'Open the site in a tab first.'), 'Open the site in a tab first.'],
    ['no answer', new Error('port closed'), 'The extension did not answer. Reload this page and try again.'],
  ])('says what came of it: %s', async (_, reply, words) => {
    const { user } = show(answering({ 'site/try': reply }));
    await fill(user);
    await user.click(button('Try it'));
    expect(screen.getByRole('status').textContent).toBe(words);
  });

  it('asks nothing where the access is refused, or something is wrong', async () => {
    const { user, send } = show(answering({}, false));
    await user.click(button('Try it'));
    expect(alerts().length).toBeGreaterThan(0);
    await fill(user);
    await user.click(button('Try it'));
    expect(screen.getByRole('status').textContent).toBe('Permission was not given, so it can’t be asked.');
    expect(send).not.toHaveBeenCalled();
  });

  it('is not there for what is only read along', async () => {
    const { user } = show();
    await user.selectOptions(choice('How it is read'), 'Only read along in its page');
    expect(screen.queryByRole('button', { name: 'Try it' })).toBeNull();
  });
});
