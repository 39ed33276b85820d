import { describe, expect, it } from 'vitest';
import { claude } from '../../../lib/platforms/claude';
import { claim } from '../../../lib/wire/endpoint';
import { observe } from '../observe';
import { api, completionUrl, now, org, usageUrl } from './exchange';

const secrets = /secret|jane|@example|sk-ant/i;

describe('what leaves the page', () => {
  it('of a message: its model and its length, no text of either side', () => {
    const events = [
      { type: 'message_start', message: { uuid: 'u1', model: '', content: [{ text: 'secret' }] } },
      { type: 'content_block_delta', delta: { text: 'secret' }, message: 'secret' },
      { type: 'error', error: { type: 'overloaded_error', message: 'secret' } },
    ];
    const seen = observe({
      platform: claude,
      method: 'POST',
      url: `${completionUrl}?token=secret`,
      requestBody: {
        prompt: 'secret',
        model: 'claude-opus-5',
        attachments: [{ extracted_content: 'secret' }],
      },
      body: events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
      now,
    });
    expect(JSON.stringify(seen)).not.toMatch(secrets);
    expect(seen.request?.body).toEqual({ prompt: 6, model: 'claude-opus-5' });
    expect(seen.body).toMatchObject({ kind: 'events', total: 3 });
  });

  it('of an account: organisations, no person', () => {
    const organization = {
      uuid: org,
      name: 'Work',
      capabilities: ['chat'],
      settings: { owner: 'jane@example.com' },
    };
    const login = {
      email_address: 'jane@example.com',
      full_name: 'Jane',
      memberships: [{ organization, role: 'jane' }],
    };
    for (const [url, body] of [
      [`${api}/account`, login],
      [`${api}/bootstrap/${org}/app_start`, { account: login, session: 'sk-ant-1' }],
      [`${api}/organizations`, [organization]],
    ] as const) {
      const seen = observe({ platform: claude, url, body, now });
      expect(JSON.stringify(seen.body)).not.toMatch(secrets);
      expect(JSON.stringify(seen.body)).toContain('Work');
    }
  });

  it('of usage: no text under a key that we don’t know', () => {
    const body = { five_hour: null, owner: 'jane@example.com', more: { note: 'secret', utilization: 3 } };
    const seen = observe({ platform: claude, url: usageUrl, body, now });
    expect(JSON.stringify(seen.body)).not.toMatch(secrets);
    expect(seen.body).toMatchObject({ value: { five_hour: null, more: { utilization: 3 } } });
  });
});

describe('which requests are claimed', () => {
  it.each([
    ['GET', `${usageUrl}?x=1`, 'usage'],
    ['POST', completionUrl, 'completion'],
    ['POST', completionUrl.replace('/completion', '/retry_completion'), 'completion'],
    ['GET', `${api}/organizations`, 'organizations'],
    ['GET', `${api}/bootstrap/${org}/app_start?statsig_hashing_algorithm=djb2`, 'app-start'],
    ['GET', completionUrl, undefined],
    ['GET', `${api}/organizations/${org}/chat_conversations/1?tree=true`, undefined],
    ['GET', usageUrl.replace('claude.ai', 'claude.ai.example'), undefined],
  ])('%s %s by %s', (method, url, id) => {
    expect(claim(claude.endpoints, method, url)?.id).toBe(id);
  });

  it('we ask only what we can read, of the account at hand', () => {
    const asks = [claude.asking.identity, ...claude.asking.balance({ id: 'a/b' }, 0)].filter(
      (ask) => ask !== undefined,
    );
    expect(asks.map(({ endpoint, required }) => [endpoint, required])).toEqual([
      ['organizations', undefined],
      ['usage', true],
      ['prepaid-credits', undefined],
      ['overage-credit-grant', undefined],
    ]);
    for (const ask of asks) {
      expect(claim(claude.endpoints, ask.method, ask.url)?.id).toBe(ask.endpoint);
      expect(ask.url).not.toContain('a/b');
    }
  });
});
