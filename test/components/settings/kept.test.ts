import { expect, it } from 'vitest';
import { keptOf, keptWords } from '../../../components/settings/kept';
import { facts } from '../../oauth/sample';
import { now, router, samplePlatform, sampleState } from './sample';

it('calls a connection a connection, and a key a key', () => {
  const acme = samplePlatform({ id: 'acme', name: 'Acme', sessionIn: 'oauth', oauth: facts });
  const keys = [
    { id: 'c', platform: 'acme', masked: 'client-1', addedAt: now },
    { id: 'k', platform: 'router', masked: 'rt-0', addedAt: now },
  ];
  const kept = keptOf(sampleState({}, { keys }), [router, acme]);
  expect(kept.map((one) => `${one.name}: ${keptWords(one)}`)).toEqual([
    'Acme: 1 connection',
    'Router: 1 key',
  ]);
});
