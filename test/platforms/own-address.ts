import { keyedPlatform } from '../../lib/platforms/keyed/keyed-platform';
import { liteLlm } from '../../lib/platforms/keyed/own-address/litellm';
import { newApiAccount, newApiToken, oneApi } from '../../lib/platforms/keyed/own-address/new-api';
import { sub2Api } from '../../lib/platforms/keyed/own-address/sub2api';
import type { Platform } from '../../lib/platforms/platform';

/** Servers at the person's own address, as if they were at this one; in no registry. */
export const ownRows = [
  liteLlm('https://litellm.example.com', 'litellm', 'LiteLLM'),
  newApiToken('https://relay.example.com', 'new-api-token', 'new-api'),
  newApiAccount('https://relay.example.com', 'new-api-account', 'new-api'),
  oneApi('https://relay.example.com', 'one-api', 'one-api'),
  sub2Api('https://relay.example.com', 'sub2api', 'sub2api'),
];

export const atOwnAddress: readonly Platform[] = ownRows.map(keyedPlatform);
