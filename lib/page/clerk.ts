import { waitFor } from './wait-for';

/** The part of Clerk's browser object that we use (clerk.com/docs, "Clerk class": `loaded`, `session.getToken`). */
interface Clerk {
  readonly loaded?: boolean;
  readonly session?: { getToken(): Promise<string | null> } | null;
}

interface ClerkWorld {
  readonly Clerk?: Clerk;
}

/** A token of the signed-in session; null where nobody is signed in. Waits up to 8 s for Clerk to load. */
export async function clerkToken(world: ClerkWorld): Promise<string | null> {
  await waitFor(() => isLoaded(world.Clerk));
  return (await world.Clerk?.session?.getToken()) ?? null;
}

function isLoaded(clerk: Clerk | undefined): boolean {
  return clerk?.loaded === true || Boolean(clerk?.session);
}
