// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PointedForm } from '../../../components/sites/pointed-form';
import type { Pointing } from '../../../lib/storage/pointing';
import { now } from '../settings/sample';
import {
  alerts,
  answering,
  button,
  CREDITS,
  choice,
  field,
  HOME,
  pointing,
  refusal,
  rows,
  write,
} from './sample';

afterEach(cleanup);

const pool = { id: 'left', label: 'Credits', unit: 'credit' };
const answers = (remaining: number) =>
  answering({ 'site/try': { ok: true, pools: [{ ...pool, remaining }] } });

function show(world = answers(76), of: Pointing = pointing()) {
  const onSaved = vi.fn();
  render(<PointedForm pointing={of} now={now} zone="UTC" doing={world.doing} onSaved={onSaved} />);
  return { ...world, onSaved, user: userEvent.setup() };
}
const isFor = (place: string) => choice(new RegExp(`^This is.*at ${place}`));
const saved = ({ send }: ReturnType<typeof answers>) =>
  send.mock.calls.find(([name]) => name === 'site/save')?.[1] as
    | { draft: { request: object; pools: object[]; spend?: object } }
    | undefined;

describe('a site that is pointed at', () => {
  it('says what to do while nothing was seen, and when it ends', () => {
    show(answers(1), { ...pointing(), sightings: [] });
    expect(screen.getByRole('form', { name: 'Watching app.acme.example' }).textContent).toMatch(
      /Nothing yet\..*Ends by itself in 9 min/s,
    );
    expect(screen.queryByRole('button', { name: 'Save and switch on' })).toBeNull();
  });

  it('lists what was seen, the likeliest first, with why; it suggests which number is which', () => {
    show();
    const [first] = rows('Numbers that were seen');
    expect(first?.textContent).toMatch(/76.*88 → 76.*wallet\.remaining.*Very likely.*fell by 12/s);
    expect(isFor('wallet.remaining').value).toBe('left');
    expect(isFor('wallet.monthly_limit').value).toBe('limit');
    expect(isFor('billing.cost').value).toBe('cost');
  });

  it('shows the card as it will stand in the popup', () => {
    show();
    expect(
      screen.getByText('This is how it will stand in the popup:').nextElementSibling?.textContent,
    ).toMatch(/Acme.*76.*400/s);
  });

  it('is saved to be asked by us where that gives the number which the page got', async () => {
    const world = show();
    await world.user.selectOptions(isFor('billing.cost'), 'what a task took');
    await world.user.click(button('Save and switch on'));
    expect(world.send.mock.calls.map(([name]) => name)).toEqual(['site/try', 'site/save']);
    expect(saved(world)).toMatchObject({
      draft: {
        ...{ name: 'Acme', home: HOME, request: { method: 'GET', url: CREDITS, by: 'session' } },
        pools: [{ remaining: 'wallet.remaining', limit: 'wallet.monthly_limit', used: 'wallet.used' }],
        spend: { method: 'POST', amount: 'billing.cost', pool: 'left' },
      },
    });
    expect(world.onSaved.mock.calls).toEqual([['Acme']]);
  });

  it('asks for its access in the click, before anything else: Firefox asks only then', async () => {
    const { user, send, askPermission } = show();
    await user.click(button('Save and switch on'));
    expect(askPermission.mock.invocationCallOrder[0]).toBeLessThan(send.mock.invocationCallOrder[0] ?? 0);
  });

  it.each<[string, unknown]>([
    ['another number', { ok: true, pools: [{ ...pool, remaining: 0 }] }],
    ['no number', { ok: true, failure: { kind: 'signed-out', at: 'x', message: 'x' } }],
    ['nowhere to ask', refusal('home', 'Open the site in a tab first.')],
    ['no answer', new Error('port closed')],
  ])('is saved to be read along where we would get %s', async (_, reply) => {
    const world = show(answering({ 'site/try': reply }));
    await world.user.click(button('Save and switch on'));
    expect(saved(world)?.draft.request).toMatchObject({ by: 'page' });
  });

  it('of another host is only read along, without being asked', async () => {
    const world = show(answers(76), pointing('https://api.elsewhere.example/credits'));
    await world.user.click(button('Save and switch on'));
    expect(world.send.mock.calls.map(([name]) => name)).toEqual(['site/save']);
    expect(saved(world)?.draft.request).toMatchObject({ by: 'page' });
  });

  it('is what the person says it is', async () => {
    const world = show();
    await world.user.selectOptions(isFor('wallet.used'), 'what is left');
    expect(isFor('wallet.remaining').value).toBe('');
    await world.user.clear(field('Name of the site'));
    await write(world.user, field('Name of the site'), 'Studio');
    await world.user.selectOptions(choice('Unit'), 'Another unit…');
    await write(world.user, field('Name of the unit'), 'gem');
    await write(world.user, field('Multiply by'), '0.5');
    await world.user.click(button('Save and switch on'));
    expect(saved(world)).toMatchObject({
      draft: { name: 'Studio', pools: [{ remaining: 'wallet.used', unit: 'gem', times: 0.5 }] },
    });
  });

  it('is not saved without a number, without a name, or times no number', async () => {
    const { user, send } = show();
    await user.clear(field('Name of the site'));
    await write(user, field('Multiply by'), 'x');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Give it a name.', 'Type a number.']);
    for (const place of ['wallet.remaining', 'wallet.used'])
      await user.selectOptions(isFor(place), 'nothing of interest');
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Say which number is what is left, or what is used.']);
    expect(send).not.toHaveBeenCalled();
  });

  it('is not saved where its access was taken away', async () => {
    const { user, send } = show(answering({}, false));
    await user.click(button('Save and switch on'));
    expect(alerts()).toEqual(['Permission was not given, so the site is not saved.']);
    expect(send).not.toHaveBeenCalled();
  });

  it('is watched no more on a click, and says so', async () => {
    const { user, send, say } = show();
    await user.click(button('Stop watching'));
    expect(send.mock.calls).toEqual([['site/point-end', {}]]);
    expect(say.mock.calls).toEqual([['The site is not watched any more. Nothing of it is kept.']]);
  });
});
