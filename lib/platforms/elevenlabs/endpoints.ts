import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/**
 * The regions' hosts (elevenlabs.io/docs, "Servers"); the page was seen at the first on 2026-06-01. The host without a
 * region, `api.elevenlabs.io`, is that of keys and not read here.
 */
const regions = ['us', 'eu.residency', 'in.residency', 'sg.residency'];
const everywhere = (...paths: string[]) =>
  regions.flatMap((region) => paths.map((path) => `https://api.${region}.elevenlabs.io/v1${path}`));

/** A Firebase ID token: `sub` is the user's id. */
const account: { readonly [name: string]: Pick } = { authorization: { jwt: fields('sub') } };
const sound: Pick = { keys: { audio_base64: 'length' } };

const speech = {
  kind: 'usage',
  method: 'POST',
  confidence: 'high',
  request: { headers: account, body: { keys: { text: 'length', model_id: true } } },
  task: {
    feature: 'speech',
    model: 'body.model_id',
    characters: 'body.text',
    // Each voice may have a rate of its own, so that what one took says nothing of another.
    settings: { voice: 'params.voice' },
  },
} as const;

/**
 * elevenlabs.io's API (official OpenAPI; elevenlabs/elevenlabs-python @ 54e58995, 2026-07-23). A response header,
 * `character-cost`, tells what a generation took; headers are not read. Left out, since no request of theirs tells its
 * price: music, dubbing, voice changer and isolator; text to dialogue, whose body is not documented in the dossier.
 */
export const endpoints = {
  subscription: {
    kind: 'balance',
    method: 'GET',
    url: everywhere('/user/subscription'),
    confidence: 'high',
    request: { headers: account },
    response: {
      json: {
        keys: {
          ...fields('tier', 'status', 'character_count', 'character_limit').keys,
          ...fields('next_character_count_reset_unix', 'max_credit_limit_extension').keys,
          ...fields('voice_slots_used', 'voice_limit').keys,
          ...fields('professional_voice_slots_used', 'professional_voice_limit').keys,
          current_overage: fields('amount', 'currency'),
        },
      },
    },
  },
  models: {
    kind: 'price',
    method: 'GET',
    url: everywhere('/models'),
    confidence: 'high',
    request: { headers: account },
    response: {
      json: {
        each: {
          keys: {
            ...fields('model_id', 'can_do_text_to_speech').keys,
            model_rates: fields('character_cost_multiplier', 'cost_discount_multiplier'),
          },
        },
      },
    },
  },
  speech: {
    ...speech,
    url: everywhere(
      '/text-to-speech/:voice/with-timestamps',
      '/text-to-speech/:voice/stream/with-timestamps',
    ),
    response: { json: sound, lines: sound },
  },
  'speech-file': {
    ...speech,
    url: everywhere('/text-to-speech/:voice', '/text-to-speech/:voice/stream'),
    response: { file: true },
  },
  'sound-effect': {
    kind: 'usage',
    method: 'POST',
    url: everywhere('/sound-generation'),
    confidence: 'high',
    request: { headers: account, body: { keys: { text: 'length', duration_seconds: true } } },
    task: { feature: 'sound-effect', seconds: 'body.duration_seconds' },
    response: { file: true },
  },
} as const satisfies Endpoints;
