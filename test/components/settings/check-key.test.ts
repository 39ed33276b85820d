import { expect, it } from 'vitest';
import { keyProblem } from '../../../components/settings/check-key';
import { platforms, router } from './sample';

const likeThis = 'A key of Router looks like rt-0123456789a…';

it.each([
  ['rt-00112233445566778899', undefined],
  ['', 'Paste a key.'],
  ['vec_ABCDEFGHIJKLMNOPQRST', `This looks like a key of Vector. ${likeThis}`],
  ['sk-ant-api03-0123456789abcdef', `This looks like a key of another vendor. ${likeThis}`],
  ['rt-00112233445566778899aa', `This looks like a key of another vendor. ${likeThis}`],
  ['hello', `This is no Router key. ${likeThis}`],
  ['my key is rt-00112233445566778899', `This is no Router key. ${likeThis}`],
])('%j for Router: %s', (secret, message) => {
  expect(keyProblem(secret, router, platforms)).toBe(message);
});
