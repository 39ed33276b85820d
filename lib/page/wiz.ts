import type { Ask } from '../platforms/platform';
import { waitFor } from './wait-for';

/** What Google's apps leave in their pages for their own requests: the token against forged ones, session and build. */
interface WizWorld {
  readonly WIZ_global_data?: {
    readonly SNlM0e?: unknown;
    readonly FdrFJe?: unknown;
    readonly cfb2h?: unknown;
  };
  readonly location: { readonly pathname: string };
}

/**
 * The ask as the page itself would make it: of the sign-in that the page shows (`/u/1/…`), with the page's tokens in the
 * query and in the form. Waits up to 8 s for them; where none comes nobody is signed in, and the ask stays as it is.
 */
export async function wizAsk(world: WizWorld, ask: Ask): Promise<Ask> {
  const tokens = () => world.WIZ_global_data ?? {};
  await waitFor(() => isText(tokens().SNlM0e));
  const { SNlM0e: token, FdrFJe: session, cfb2h: build } = tokens();
  if (!isText(token)) return ask;
  const url = new URL(ask.url);
  const [path, number] = /^\/u\/(\d+)(?=\/|$)/.exec(world.location.pathname) ?? ['', ''];
  url.pathname = path + url.pathname;
  for (const [name, value] of Object.entries({ bl: build, 'f.sid': session, authuser: number }))
    if (isText(value)) url.searchParams.set(name, value);
  const body = `${ask.body ?? ''}&at=${encodeURIComponent(token)}&`;
  return { ...ask, url: url.href, body, auth: { kind: 'cookies' } };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
