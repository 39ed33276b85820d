import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientProblems } from '../../lib/oauth/facts';
import { isFresh, parseCredentials, tokensOf } from '../../lib/oauth/tokens';
import { client, facts } from './sample';

const NOW = 1_000_000;

describe('tokens', () => {
  it('are fresh until a minute before their end', () => {
    const tokens = tokensOf({ access_token: 'a', expires_in: 3600 }, NOW);
    expect(isFresh(tokens, NOW + 3_539_000)).toBe(true);
    expect(isFresh(tokens, NOW + 3_540_000)).toBe(false);
  });

  it('come back from storage as they were, and nothing else does', () => {
    const word = fc.string({ minLength: 1 });
    const credentials = fc.record(
      {
        client: fc.record({ id: word, secret: word, tenant: word }, { requiredKeys: ['id'] }),
        tokens: fc.record(
          { access: word, expiresAt: fc.integer(), refresh: word },
          { requiredKeys: ['access', 'expiresAt'] },
        ),
      },
      { requiredKeys: ['client'] },
    );
    fc.assert(
      fc.property(credentials, (all) => {
        expect(parseCredentials(JSON.stringify(all))).toEqual(JSON.parse(JSON.stringify(all)));
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parseCredentials(text);
        if (parsed !== undefined) expect(parsed.client.id).not.toBe('');
      }),
    );
    expect(parseCredentials(undefined)).toBeUndefined();
    expect(parseCredentials('sk-or-v1-0123')).toBeUndefined();
  });
});

describe('what was typed of a client', () => {
  it('is taken where all of it fits', () => {
    expect(clientProblems(facts, client)).toEqual([]);
  });

  it('is told field by field', () => {
    expect(clientProblems(facts, { id: '', secret: 'hush', tenant: 'Acme 1' })).toEqual([
      { field: 'id', message: 'Paste the Client ID.' },
      { field: 'secret', message: 'This is no Secret. It looks like s-…' },
      { field: 'tenant', message: 'This is no Directory. It looks like acme' },
    ]);
  });

  it('needs no secret and no directory where the vendor has none', () => {
    const { clientSecret: _secret, tenant: _tenant, ...plain } = facts;
    expect(clientProblems(plain, { id: 'client-1' })).toEqual([]);
  });
});
