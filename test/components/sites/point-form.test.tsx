// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PointForm } from '../../../components/sites/point-form';
import { alerts, answering, button, field, refusal, write } from './sample';

afterEach(cleanup);

async function point(home: string, world = answering({})) {
  const onBegun = vi.fn();
  render(<PointForm doing={world.doing} onBegun={onBegun} onCancel={() => {}} />);
  const user = userEvent.setup();
  if (home !== '') await write(user, field('Address of the site'), home);
  await user.click(button('Watch this site'));
  return { ...world, onBegun };
}

describe('pointing at a site', () => {
  it.each([
    ['app.acme.example', 'https://app.acme.example'],
    [' app.acme.example/studio ', 'https://app.acme.example/studio'],
    ['https://app.acme.example/', 'https://app.acme.example/'],
  ])('%j is watched as %s, once the access to it alone is given', async (typed, home) => {
    const { send, askPermission, onBegun } = await point(typed);
    expect(askPermission.mock.calls).toEqual([
      [{ id: 'site-pointed', permissions: ['https://app.acme.example/*'] }],
    ]);
    expect(send.mock.calls).toEqual([['site/point', { home }]]);
    expect(onBegun).toHaveBeenCalledOnce();
  });

  it.each([
    ['', 'Give an address.'],
    ['my studio', 'That is no address.'],
    ['http://app.acme.example', 'Use an address that begins with https://'],
    ['https://app.acme.example:8443', 'A page with a port can’t be watched.'],
    ['localhost', 'That is no address of a site.'],
  ])('%j is not, and says why beside the field', async (typed, words) => {
    const { send, askPermission } = await point(typed);
    expect(alerts()).toEqual([words]);
    expect(document.activeElement).toBe(field('Address of the site'));
    expect([askPermission.mock.calls, send.mock.calls]).toEqual([[], []]);
  });

  it('is not begun where the access is refused', async () => {
    const { send, onBegun } = await point('app.acme.example', answering({}, false));
    expect(alerts()).toEqual(['Permission was not given, so the site is not watched.']);
    expect([send.mock.calls, onBegun.mock.calls]).toEqual([[], []]);
  });

  it('says what the background has against it', async () => {
    const words = 'Suno is in the list of platforms: switch it on there.';
    const { onBegun } = await point('suno.com', answering({ 'site/point': refusal('home', words) }));
    expect(alerts()).toEqual([words]);
    expect(onBegun).not.toHaveBeenCalled();
  });

  it('says that the extension did not answer', async () => {
    await point('app.acme.example', answering({ 'site/point': new Error('port closed') }));
    expect(alerts()).toEqual(['The extension did not answer. Reload this page and try again.']);
  });
});
