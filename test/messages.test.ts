import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pageMessages, privateUiMessages, uiMessages } from '../lib/messages';
import { send } from '../lib/send';
import { claudeUsage } from './tracker/fakes';

const uuid = '6f9f3f9c-8b0d-4a53-9a6c-0d8f4d3e2b1a';
const report = { id: uuid, observation: claudeUsage('org-a', 3) };

describe('a message', () => {
  const schemas: Record<string, v.GenericSchema> = {
    ...uiMessages,
    ...privateUiMessages,
    ...pageMessages,
  };
  const accepts = (name: string, args: unknown) => {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`no message ${name}`);
    return v.is(schema, args);
  };

  it.each<[string, unknown]>([
    ['opened', {}],
    ['refresh', {}],
    ['refresh', { platform: 'suno' }],
    ['platform/switch-on', { platform: 'suno' }],
    ['platform/switch-off', { platform: 'suno', erase: false }],
    ['platform/erase', { platform: 'suno' }],
    ['settings/thresholds', { thresholds: null }],
    ['settings/thresholds', { platform: 'suno', thresholds: {} }],
    ['settings/pool-thresholds', { platform: 'suno', pool: 'credits', thresholds: null }],
    ['settings/pool-thresholds', { platform: 'suno', pool: 'credits', thresholds: {} }],
    ['settings/notifications', { notifications: {} }],
    ['settings/money', { money: {} }],
    ['budget/save', { draft: {} }],
    ['budget/save', { id: 'b1', draft: {} }],
    ['budget/remove', { id: 'b1' }],
    ['warnings/snooze', { until: 5 }],
    ['warnings/snooze', { subject: 'suno|me|credits', until: null }],
    ['settings/view', { view: { show: 'left', time: 'clock' } }],
    ['settings/inline-warnings', { on: true }],
    ['account/choose', { platform: 'claude', account: 'org-a' }],
    ['grant/save', { draft: {} }],
    ['grant/remove', { id: 'g1' }],
    ['grant/void', { id: 'g1' }],
    ['key/add', { platform: 'openrouter', secret: 'x', label: 'Work' }],
    ['key/remove', { id: 'k1' }],
    ['diagnostics/clear', {}],
    ['private/opened', {}],
    ['private/refresh', { platform: 'suno' }],
    ['private/choose', { platform: 'claude', account: 'org-a' }],
    ['page/hello', {}],
    ['page/report', report],
    ['page/dismiss', { key: 'suno|me|credits|low|5' }],
  ])('%s %j', (name, args) => {
    expect(accepts(name, args)).toBe(true);
  });

  it.each(Object.keys(schemas))('%s takes no member that it does not know, and no other kind', (name) => {
    for (const args of [{ surprise: 1 }, undefined, null, 'x', 5, [{}]]) {
      expect(accepts(name, args)).toBe(false);
    }
  });

  it.each<[string, unknown]>([
    ['refresh', { platform: '' }],
    ['refresh', { platform: 'x'.repeat(201) }],
    ['refresh', { platform: undefined }],
    ['platform/switch-off', { platform: 'suno' }],
    ['platform/switch-off', { platform: 'suno', erase: 'yes' }],
    ['settings/thresholds', { platform: 'suno' }],
    ['settings/pool-thresholds', { platform: 'suno', thresholds: null }],
    ['warnings/snooze', { subject: 'suno|me|credits' }],
    ['warnings/snooze', { until: Number.POSITIVE_INFINITY }],
    ['settings/view', { view: { show: 'both', time: 'clock' } }],
    ['key/add', { platform: 'openrouter', secret: 'x'.repeat(501) }],
    ['key/add', { platform: 'openrouter', secret: 'x', label: 'x'.repeat(61) }],
    ['page/report', { ...report, id: 'not-a-uuid' }],
    ['page/report', { ...report, platform: 'suno' }],
    ['page/report', { ...report, observation: { ...report.observation, url: 'file:///etc/passwd' } }],
    ['page/report', { ...report, observation: { ...report.observation, startedAt: -1 } }],
    ['page/report', { ...report, observation: { ...report.observation, startedAt: Number.NaN } }],
    ['page/report', { ...report, observation: { ...report.observation, method: 'TRACE' } }],
    ['page/report', { ...report, observation: { ...report.observation, cookies: 'x' } }],
    ['page/dismiss', { key: 'x'.repeat(601) }],
  ])('%s refuses %j', (name, args) => {
    expect(accepts(name, args)).toBe(false);
  });

  it('belongs to our own pages, to those in private windows, or to content scripts, never to two of them', () => {
    const names = [uiMessages, privateUiMessages, pageMessages].flatMap((table) => Object.keys(table));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('sending', () => {
  it('carries name and arguments, and gives the answer', async () => {
    const heard: unknown[] = [];
    fakeBrowser.runtime.onMessage.addListener(async (message: unknown) => {
      heard.push(message);
      return { ok: true };
    });
    expect(await send('grant/remove', { id: 'g1' })).toEqual({ ok: true });
    expect(heard).toEqual([{ name: 'grant/remove', args: { id: 'g1' } }]);
  });

  it('rejects where nobody listens', async () => {
    await expect(send('opened', {})).rejects.toThrow();
  });
});
