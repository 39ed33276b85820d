import type { Platform } from '../platforms/platform';
import { claim } from '../wire/endpoint';
import type { Observation } from '../wire/observation';

/** Whether the platform's balance stands or falls with this answer: then its failure is shown on the card. */
export function isRequired(
  platform: Platform,
  { method, url }: Pick<Observation, 'method' | 'url'>,
): boolean {
  const endpoint = claim(platform.endpoints, method, url)?.id;
  if (endpoint === undefined) return false;
  if (platform.asking.readAlong?.includes(endpoint)) return true;
  // No endpoint depends on the date, only the address that is asked.
  const asks = [
    platform.asking.identity,
    ...platform.asking.balance({ id: '' }, 0).filter((ask) => ask.required),
  ];
  return asks.some((ask) => ask?.endpoint === endpoint);
}
