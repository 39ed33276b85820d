// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DriftNote } from '../../../components/balance/drift-note';
import type { Drift } from '../../../lib/core/drift';

const noon = Date.parse('2026-11-29T12:00:00Z');
const drift: Drift = {
  unseen: 'usage',
  inARow: 4,
  since: noon,
  evidence: { path: '/chat/*', selectors: [], requests: ['fetch https://claude.ai/api/:id/answer'] },
};

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function shown(change: Partial<Drift> = {}) {
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
  const user = userEvent.setup();
  render(<DriftNote drift={{ ...drift, ...change }} platform="claude" name="Claude" now={noon + 60_000} />);
  return user;
}

it.each([
  ['usage', 'Can’t see Claude’s usage', /4 sends.*numbers may be too high/],
  ['prompt', 'Can’t find the prompt box of Claude', /4 sends.*price stands in the corner/],
] as const)('says that %s is missing, since when, and what follows', (unseen, words, follows) => {
  shown({ unseen });
  expect(screen.getByText(words)).toBeDefined();
  expect(screen.getByText(/^since /)).toBeDefined();
  expect(screen.getByText(follows)).toBeDefined();
});

it('copies a report with one click, and says so', async () => {
  const user = shown();
  await user.click(screen.getByRole('button', { name: 'Copy report' }));
  expect(await navigator.clipboard.readText()).toContain('claude: no usage seen after 4 sends');
  expect(screen.getByRole('button', { name: 'Copied' })).toBeDefined();
  expect(screen.getByRole('status').textContent).toContain('names and shapes only');
});

it('says so where the browser refuses to copy', async () => {
  const user = shown();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  await user.click(screen.getByRole('button', { name: 'Copy report' }));
  expect(screen.getByText('The browser did not let us copy the report.')).toBeDefined();
});
