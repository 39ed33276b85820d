import { it } from 'vitest';
import { startStory } from './harness/story';

it('x', async () => {
  const story = await startStory({
    grantSites: ['https://app.acme.example/*', 'https://api.acme.example/*'],
  });
  const popup = await story.openPopup();
  const options = await story.openOptions();
  await options.setViewportSize({ width: 1100, height: 900 });
  const sites = () => options.getByRole('region', { name: 'Your own sites' });
  await sites().getByRole('button', { name: 'Point at a site' }).click();
  await sites().screenshot({ path: '/tmp/shots/point.png' });
  await sites().getByLabel('Address of the site').fill('app.acme.example/studio');
  const opened = story.context.waitForEvent('page');
  await sites().getByRole('button', { name: 'Watch this site' }).click();
  const site = await opened;
  await site.getByText('This month').waitFor();
  await site.reload();
  const numbers = sites().getByRole('list', { name: 'Numbers that were seen' });
  await numbers.getByText('wallet.remaining', { exact: true }).waitFor();
  await site.getByRole('button', { name: 'Make clip' }).click();
  await site.getByText('a clip of nothing').waitFor();
  await options.waitForTimeout(1000);
  await sites().screenshot({ path: '/tmp/shots/watching.png' });
  const cost = numbers.getByRole('listitem').filter({ hasText: 'billing.cost' });
  await cost.getByRole('combobox').selectOption({ label: 'what a task took' });
  await options.waitForTimeout(500);
  console.log('cost value', await cost.getByRole('combobox').inputValue());
  await sites().screenshot({ path: '/tmp/shots/picked.png' });
  await sites().getByRole('button', { name: 'Save and switch on' }).click();
  await options.waitForTimeout(3000);
  await sites().screenshot({ path: '/tmp/shots/saved.png' });
  await popup.screenshot({ path: '/tmp/shots/popup.png' });
  await sites().getByRole('button', { name: 'Describe a site' }).click();
  await sites().screenshot({ path: '/tmp/shots/describe.png' });
  await sites().getByRole('button', { name: 'Add a server' }).click();
  await sites().screenshot({ path: '/tmp/shots/server.png' });
  await story.close();
}, 60_000);
