import { join } from 'node:path';
import { newPlatform } from './lib/new-platform';
import { UsageError } from './lib/usage-error';

const [id, name] = process.argv.slice(2);
try {
  for (const path of newPlatform(join(import.meta.dirname, '..'), id, name)) console.log(path);
  console.log(
    `\nWhat is still the pretend site's, in sentences:\n  npx vitest run --project unit test/platforms -t ${id}`,
  );
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nnpm run new-platform -- my-platform "My Platform"`);
  process.exitCode = 64;
}
