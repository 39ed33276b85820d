import { expect, it } from 'vitest';
import { isRequired } from '../../lib/tracker/required';
import { platformById } from '../platforms/all';

it.each([
  ['claude', 'GET', 'https://claude.ai/api/organizations', true],
  ['claude', 'GET', 'https://claude.ai/api/organizations/o/usage', true],
  ['claude', 'GET', 'https://claude.ai/api/organizations/o/prepaid/credits', false],
  ['claude', 'POST', 'https://claude.ai/api/organizations/o/chat_conversations/c/completion', false],
  ['claude', 'GET', 'https://claude.ai/api/nothing', false],
  ['claude', 'POST', 'https://claude.ai/api/organizations', false],
  ['suno', 'GET', 'https://studio-api.prod.suno.com/api/billing/info/', true],
  ['suno', 'POST', 'https://studio-api.prod.suno.com/api/generate/v2-web/', false],
  ['runway', 'GET', 'https://api.runwayml.com/v1/profile/features', true],
  ['runway', 'POST', 'https://api.runwayml.com/v1/tasks', false],
  ['kling', 'GET', 'https://kling.ai/api/account/pointAndTicket', true],
  ['openrouter', 'GET', 'https://openrouter.ai/api/v1/key', true],
  ['openrouter', 'GET', 'https://openrouter.ai/api/v1/credits', false],
])('%s: %s %s: %s', (id, method, url, expected) => {
  const platform = platformById(id);
  expect(platform && isRequired(platform, { method, url })).toBe(expected);
});
