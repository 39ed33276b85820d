// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SitesSection } from '../../../components/sites/sites-section';
import { download } from '../../../components/ui/download';
import type { Site } from '../../../lib/platforms/site/site';
import type { Pointing } from '../../../lib/storage/pointing';
import { siteFile } from '../../../lib/storage/site-file';
import { acme, along, keyed, server } from '../../platforms/site/sample';
import { now, sampleState } from '../settings/sample';
import { alerts, answering, button, field, pointing, refusal, rows } from './sample';

vi.mock('../../../components/ui/download', () => ({ download: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function show(sites: readonly Site[] = [], world = answering({}), of?: Pointing) {
  render(
    <SitesSection
      state={sampleState({}, { sites })}
      pointing={of}
      now={now}
      zone="UTC"
      doing={world.doing}
    />,
  );
  return { ...world, user: userEvent.setup() };
}
const forms = () => screen.queryAllByRole('form').map((form) => form.querySelector('h3')?.textContent);
const file = (text: string, name = 'acme.credit-gauge.json') =>
  new File([text], name, { type: 'application/json' });
const fileField = () => screen.getByLabelText<HTMLInputElement>('A file of a site');

describe('adding a site', () => {
  it('says that there is none yet', () => {
    show();
    expect(rows('Your own sites').map((row) => row.textContent)).toEqual(['None yet.']);
    expect(forms()).toEqual([]);
  });

  it.each([
    ['Point at a site', 'Point at a site', 'Address of the site'],
    ['Describe a site', 'Describe a site', 'Name'],
    ['Add a server of your own', 'A server of your own', 'Its address'],
  ])('“%s” opens its form with the focus in it, and Cancel closes it', async (way, title, first) => {
    const { user, send } = show();
    await user.click(button(way));
    expect(forms()).toEqual([title]);
    expect(button(way).getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('form', { name: title }).contains(document.activeElement)).toBe(true);
    expect(field(first)).toBeTruthy();
    await user.click(button('Cancel'));
    expect(forms()).toEqual([]);
    // What was asked for to try it; to point at it nothing was asked yet.
    expect(send.mock.calls).toEqual(way === 'Point at a site' ? [] : [['site/give-back', {}]]);
    expect(document.activeElement).toBe(button(way));
  });

  it('has one form open at a time', async () => {
    const { user } = show([acme]);
    await user.click(button('Describe a site'));
    await user.click(button('Edit Acme Video'));
    expect(forms()).toEqual(['Acme Video']);
    await user.click(button('Point at a site'));
    expect(forms()).toEqual(['Point at a site']);
  });

  it('shows what is pointed at in place of the ways, until its time is over', () => {
    show([], answering({}), pointing());
    expect(forms()).toEqual(['Watching app.acme.example']);
    expect(screen.queryByRole('button', { name: 'Point at a site' })).toBeNull();
    cleanup();
    show([], answering({}), { ...pointing(), endsAt: now });
    expect(forms()).toEqual([]);
    expect(button('Point at a site')).toBeTruthy();
  });
});

describe('a site from a file', () => {
  it('is shown in the form before anything is asked or saved', async () => {
    const { user, send, askPermission } = show();
    await user.click(button('From a file'));
    await user.upload(fileField(), file(siteFile(acme)));
    await waitFor(() => expect(forms()).toEqual(['Acme Video, from a file']));
    expect(field('Address that answers with your balance').value).toBe(acme.request.url);
    expect([send.mock.calls, askPermission.mock.calls]).toEqual([[], []]);
  });

  it('is saved as a new one with what it brought', async () => {
    const { user, send, say } = show();
    await user.click(button('From a file'));
    await user.upload(fileField(), file(siteFile(acme)));
    await user.click(await screen.findByRole('button', { name: 'Save and switch on' }));
    const { id, ...draft } = acme;
    expect(send.mock.calls).toEqual([['site/save', { id: expect.stringMatching(/^site-/), draft }]]);
    expect(send.mock.calls[0]?.[1]).not.toMatchObject({ id });
    expect(say.mock.calls).toEqual([['Acme Video is saved and on.']]);
    expect(forms()).toEqual([]);
  });

  it('of a server opens the server’s form', async () => {
    const { user } = show();
    await user.click(button('From a file'));
    await user.upload(fileField(), file(siteFile(server('one-api'))));
    await waitFor(() => expect(forms()).toEqual(['Our proxy, from a file']));
    expect(field('Its address').value).toBe('https://llm.acme.example');
  });

  it.each([
    ['no JSON', 'alert(1)', 'a.json: This file is not JSON.'],
    ['another JSON', '{}', 'a.json: creditGauge: This is no file of a site.'],
  ])('that is %s is refused with its name, and nothing opens', async (_, text, words) => {
    const { user, send } = show();
    await user.click(button('From a file'));
    await user.upload(fileField(), file(text, 'a.json'));
    await waitFor(() => expect(alerts()).toEqual([words]));
    expect([forms(), send.mock.calls]).toEqual([[], []]);
  });
});

describe('the list', () => {
  it('says of each where and how it is read', () => {
    show([acme, keyed, along, server('litellm', 'http://localhost:4000')]);
    expect(rows('Your own sites').map((row) => row.querySelector('p')?.textContent)).toEqual([
      'app.acme.example, asked with your sign-in',
      'api.acme.example, asked with a key',
      'app.acme.example, read along when its page asks',
      'localhost, asked with a key',
    ]);
  });

  it('edits a site where it stands, under its own id', async () => {
    const { user, send, say } = show([acme, keyed]);
    await user.click(button('Edit Acme Video'));
    const [row] = rows('Your own sites');
    const form = within(row ?? expect.fail()).getByRole('form', { name: 'Acme Video' });
    await user.click(within(form).getByRole('button', { name: 'Save and switch on' }));
    const { id, ...draft } = acme;
    expect(send.mock.calls).toEqual([['site/save', { id, draft }]]);
    expect(say.mock.calls).toEqual([['Acme Video is saved and on.']]);
  });

  it.each<[Site, string]>([
    [acme, 'acme-video.credit-gauge.json'],
    [{ ...acme, name: '視頻 / Vidéo!' }, 'vid-o.credit-gauge.json'],
    [{ ...acme, name: '視頻' }, 'site.credit-gauge.json'],
  ])('exports a site as a small file, and says that no key is in it', async (site, name) => {
    const { user, send, say } = show([site]);
    await user.click(button(`Export ${site.name}`));
    const [saved, blob] = vi.mocked(download).mock.calls[0] ?? [];
    expect([saved, await blob?.text()]).toEqual([name, siteFile(site)]);
    expect(say.mock.calls).toEqual([[`Saved as ${name}. It holds no key and no number of yours.`]]);
    expect(send).not.toHaveBeenCalled();
  });

  it('removes a site after a question that says what goes', async () => {
    const { user, send, say } = show([acme]);
    await user.click(button('Remove Acme Video'));
    expect(
      screen.getByRole('group', {
        name: 'Remove Acme Video? Its balances, history and keys go with it, and your browser takes the access back.',
      }),
    ).toBeTruthy();
    expect(document.activeElement).toBe(button('Cancel'));
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Remove'));
    expect(send.mock.calls).toEqual([['site/remove', { id: acme.id }]]);
    await waitFor(() => expect(say.mock.calls).toEqual([['Acme Video is removed.']]));
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Your own sites' }));
  });

  it('keeps it where the question is cancelled', async () => {
    const { user, send } = show([acme]);
    await user.click(button('Remove Acme Video'));
    await user.keyboard('{Escape}');
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Remove Acme Video'));
  });

  it('says why a site could not be removed', async () => {
    const words = 'The browser does not open the history.';
    const { user, say } = show([acme], answering({ 'site/remove': refusal('', words) }));
    await user.click(button('Remove Acme Video'));
    await user.click(button('Remove'));
    await waitFor(() => expect(say.mock.calls).toEqual([[words]]));
  });
});
