import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const remains: Pick = {
  each: fields(
    'model_name',
    ...['start_time', 'end_time', 'weekly_start_time', 'weekly_end_time'],
    ...['current_interval_total_count', 'current_interval_usage_count', 'current_interval_remaining_percent'],
    ...['current_interval_status', 'current_weekly_status'],
    ...['current_weekly_total_count', 'current_weekly_usage_count', 'current_weekly_remaining_percent'],
  ),
};

/**
 * What platform.minimax.io asks for its plan's page (steipete/CodexBar and akitaonrails/ai-usagebar, summer 2026). Left
 * out: the Chinese site, another sign-in on another host; Hailuo's video pages, of whose credits no address is known;
 * the chat, whose requests are signed in the page.
 */
export const endpoints = {
  remains: {
    kind: 'balance',
    method: 'GET',
    url: 'https://platform.minimax.io/v1/api/openplatform/coding_plan/remains',
    confidence: 'high',
    response: {
      json: {
        keys: {
          base_resp: fields('status_code'),
          model_remains: remains,
          data: {
            keys: { ...fields('current_subscribe_title', 'points_balance').keys, model_remains: remains },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
