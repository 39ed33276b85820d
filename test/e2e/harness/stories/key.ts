import type { Story } from '../story';

/** Types in an API key, as a person does. */
export async function addKey(story: Story, platform: string, secret: string): Promise<void> {
  const options = await story.openOptions();
  await options.getByLabel(`${platform} key`).fill(secret);
  await options.getByRole('button', { name: 'Save key' }).click();
  await options.getByRole('list', { name: 'Saved keys' }).waitFor();
  await options.close();
}
