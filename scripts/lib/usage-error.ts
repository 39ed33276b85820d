import { parseArgs } from 'node:util';

/** A call that makes no sense; its message is one line. */
export class UsageError extends Error {}

type OptionSpecs = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The options of a command line. Throws {@link UsageError}. */
export function options<const T extends OptionSpecs>(args: readonly string[], specs: T) {
  try {
    return parseArgs({ args: [...args], options: specs, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? oneLine(error.message) : 'The options could not be read.');
  }
}

/** What somebody typed, fit for a message. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
