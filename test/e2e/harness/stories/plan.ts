import type { Story } from '../story';

/** Types in a plan of the platform's own, as a person does. */
export async function addPlan(story: Story, platform: string, plan: string): Promise<void> {
  const options = await story.openOptions();
  await options.getByRole('button', { name: 'Add credit' }).click();
  const form = options.getByRole('form', { name: 'New plan or credit' });
  await form.getByLabel('Platform').selectOption({ label: platform });
  await form.getByLabel('Plan').selectOption({ label: plan });
  await form.getByLabel('Day of the month').fill('1');
  await form.getByRole('button', { name: 'Save' }).click();
  await form
    .waitFor({ state: 'detached', timeout: 1500 })
    .catch(async () => console.log(await form.innerText(), await form.getByLabel('Plan').inputValue()));
  await options.close();
}
