/** What has to be closed when a script ends, on its own or by Ctrl-C; last opened, first closed. */
const closers: (() => Promise<void>)[] = [];
let ending = false;

export function atTheEnd(close: () => Promise<void>): void {
  closers.unshift(close);
}

/** Closes everything, then ends the process with `status`. Only the first call counts. */
export async function end(status: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const close of closers) {
    try {
      await close();
    } catch (error) {
      // The others must be closed all the same.
      console.error(error instanceof Error ? error.message : error);
    }
  }
  process.exit(status);
}

/** Ends because of an error. What fails after Ctrl-C fails because of it, and is not worth a word. */
export async function fail(error: unknown): Promise<void> {
  if (ending) return;
  console.error(error);
  await end(1);
}

// 128 plus the number of the signal, as shells report it.
process.on('SIGINT', () => end(130));
process.on('SIGTERM', () => end(143));
