const STEP = 250;
const PATIENCE = 8000;

/** Looks four times a second, for 8 s at most, whether the page is so far. */
export async function waitFor(isSoFar: () => boolean): Promise<void> {
  for (let waited = 0; !isSoFar() && waited < PATIENCE; waited += STEP) {
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
