import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { Doing } from '../../../components/settings/actions';
import type { Done, MessageName } from '../../../lib/messages';
import type { Sighting } from '../../../lib/platforms/site/sighting';
import type { Pointing } from '../../../lib/storage/pointing';
import { now, sampleDoing } from '../settings/sample';

export const HOME = 'https://app.acme.example/studio';
export const CREDITS = 'https://app.acme.example/api/credits?org=7';

/** A background that answers these, and everything else with `done`; or does not answer at all where there is an Error. */
export function answering(replies: Partial<Record<MessageName, unknown>>, yes = true) {
  const sample = sampleDoing({ yes });
  sample.send.mockImplementation(async (name) => {
    const reply = replies[name];
    if (reply instanceof Error) throw reply;
    return (reply ?? { ok: true }) as Done;
  });
  return sample satisfies { readonly doing: Doing };
}

export const refusal = (field: string, message: string): Done => ({
  ok: false,
  problems: [{ field, message }],
});

function credits(remaining: number, at: number, url = CREDITS): Sighting {
  const numbers = {
    'wallet.remaining': remaining,
    'wallet.monthly_limit': 400,
    'wallet.used': 400 - remaining,
  };
  return { method: 'GET', url, at, numbers };
}

/** Something was made that took 12 of 88. */
export function pointing(url = CREDITS): Pointing {
  const made = { method: 'POST', url: 'https://app.acme.example/api/clips', numbers: { 'billing.cost': 12 } };
  return {
    home: HOME,
    startedAt: now - 60_000,
    endsAt: now + 9 * 60_000,
    sightings: [credits(88, now - 50, url), { ...made, at: now - 40 }, credits(76, now - 30, url)],
  };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
export const choice = (name: string | RegExp) => screen.getByRole<HTMLSelectElement>('combobox', { name });
export const alerts = () => screen.queryAllByRole('alert').map((one) => one.textContent);
export const rows = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('listitem');

/** Puts a text behind what stands in a field, as one who pastes it: forms are long, and each key would be a render. */
export async function write(user: UserEvent, into: HTMLElement, text: string): Promise<void> {
  await user.click(into);
  await user.paste(text);
}
