import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactUrl } from '../../lib/content/redact-url';

it.each([
  [
    'https://claude.ai/api/organizations/7d3f9a52-51c4-4c1e-9d6b-0a1f2b3c4d5e/chat_conversations/one/completion',
    'https://claude.ai/api/organizations/:id/chat_conversations/one/completion',
  ],
  ['https://chatgpt.com/backend-api/f/conversation', 'https://chatgpt.com/backend-api/f/conversation'],
  ['https://a.example/v1/tasks/12345?token=abc&asTeamId=4', 'https://a.example/v1/tasks/:id?token&asTeamId'],
  ['https://a.example/user_2practiceSunoUser/x', 'https://a.example/:id/x'],
  ['https://a.example/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef', 'https://a.example/:id'],
  ['https://a.example/robin@home.example', 'https://a.example/:id'],
  ['https://a.example/api/trpc/buzz.getBuzzAccount,x.y?input=%7B%7D', 'https://a.example/api/trpc/:id?input'],
  ['nothing', 'not a URL'],
])('%s is told as %s', (url, told) => {
  expect(redactUrl(url)).toBe(told);
});

it('no value of a query, and no number of more than two digits, is ever told', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.nat(), (url, secret) => {
      const given = `${url.split('#')[0]}${url.includes('?') ? '&' : '?'}key=s${secret}x`;
      const [, rest = ''] = redactUrl(given).split(/https?:\/\/[^/]+/);
      expect(rest).not.toMatch(/\d{3}/);
      expect(rest).not.toContain('=');
    }),
  );
});
