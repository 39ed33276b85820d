// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServerForm } from '../../../components/sites/server-form';
import { alerts, answering, button, choice, field, refusal, write } from './sample';

afterEach(cleanup);

function show(world = answering({}), id?: string) {
  const onSaved = vi.fn();
  render(
    <ServerForm
      title="A server of your own"
      {...(id === undefined ? {} : { id })}
      start={{ name: '', server: 'litellm', origin: '' }}
      doing={world.doing}
      onSaved={onSaved}
      onCancel={() => {}}
    />,
  );
  return { ...world, onSaved, user: userEvent.setup() };
}
const key = () => screen.getByLabelText<HTMLInputElement>('Key');

describe('a server of one’s own', () => {
  it('is saved with its address alone, after its access, and its key by a message of its own', async () => {
    const { user, send, askPermission, onSaved } = show();
    await user.selectOptions(choice('Which program it runs'), 'new-api, one token');
    await write(user, field('Its address'), 'http://localhost:3000/');
    await write(user, field('Name'), 'Our relay');
    await write(user, key(), 'sk-own-0123456789abcdef');
    await user.click(button('Save and switch on'));
    const id = expect.stringMatching(/^site-/);
    const draft = { kind: 'server', name: 'Our relay', server: 'new-api', origin: 'http://localhost:3000' };
    expect(send.mock.calls).toEqual([
      ['site/save', { id, draft }],
      ['key/add', { platform: id, secret: 'sk-own-0123456789abcdef', replaces: true }],
    ]);
    expect(askPermission.mock.calls[0]?.[0]).toMatchObject({ permissions: ['http://localhost/*'] });
    expect(onSaved.mock.calls).toEqual([['Our relay']]);
  });

  it('says beside its fields what is wrong', async () => {
    const { user, send } = show();
    await write(user, field('Its address'), 'https://llm.example.com/v1');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Give the address alone, without a path.', 'Give it a name.']);
    expect(document.activeElement).toBe(field('Its address'));
    expect(send).not.toHaveBeenCalled();
  });

  it('says which key its program takes, and that a saved one stays', async () => {
    const { user } = show(answering({}), 'site-a');
    const hint = () => document.getElementById(key().getAttribute('aria-describedby') ?? '')?.textContent;
    expect(hint()).toContain('virtual key');
    await user.selectOptions(choice('Which program it runs'), 'new-api, the whole account');
    expect(hint()).toMatch(/42:token.*the one that is saved stays/s);
  });

  it('keeps its key’s problem beside it, and stays the same site when it is saved again', async () => {
    const { user, send } = show(answering({ 'key/add': refusal('secret', 'That is no key.') }));
    await write(user, field('Its address'), 'https://llm.example.com');
    await write(user, field('Name'), 'Proxy');
    await write(user, key(), 'x');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['That is no key.']);
    await user.click(button('Save and switch on'));
    const [first, , again] = send.mock.calls as [string, unknown][];
    expect(again).toEqual(first);
  });
});
