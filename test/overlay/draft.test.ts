import { describe, expect, it } from 'vitest';
import { emptyBook, type PriceBook } from '../../lib/core/quote/book';
import { estimateTokens } from '../../lib/core/quote/tokens';
import { Drafts } from '../../lib/overlay/draft';

const fact = { asOf: '2026-11', source: 'a page', confidence: 'high' } as const;
const rule = { ...fact, feature: 'message', pool: 'credits', unit: 'credit' };
const byToken: PriceBook = { ...emptyBook, rules: [{ ...rule, perInputToken: 0.001 }] };
const byCharacter: PriceBook = { ...emptyBook, rules: [{ ...rule, perCharacter: 0.001 }] };
const typed = 'How many credits are in a gauge?';
const text = () => typed;

describe('the task of what is in the prompt box', () => {
  it('is of what the composer makes, else of what was seen last, else of what is usual', () => {
    const drafts = new Drafts();
    expect(drafts.taskOf({}, 'usual', emptyBook)).toEqual({ feature: 'usual' });
    expect(drafts.taskOf({ feature: 'message' }, 'usual', emptyBook)).toEqual({ feature: 'message' });
    drafts.add({ about: 'spend', task: { feature: 'image' } }, 0);
    expect(drafts.taskOf({}, 'usual', emptyBook)).toEqual({ feature: 'image' });
    expect(drafts.taskOf({ feature: 'message' }, 'usual', emptyBook)).toEqual({ feature: 'message' });
  });

  it('has the model that the page shows, else that of the last one like it', () => {
    const drafts = new Drafts();
    drafts.add({ about: 'spend', task: { feature: 'message', model: 'small' } }, 0);
    const model = (shown?: string) =>
      drafts.taskOf({ feature: 'message', ...(shown === undefined ? {} : { model: shown }) }, '', emptyBook)
        .model;
    expect(model()).toBe('small');
    expect(model('large')).toBe('large');
    expect(drafts.taskOf({ feature: 'image' }, '', emptyBook).model).toBeUndefined();
  });

  it('calls the model by the name that its requests had, where the page shows another', () => {
    const drafts = new Drafts();
    drafts.add({ about: 'spend', task: { feature: 'message', model: 'claude-opus-5' } }, 0);
    const composed = { feature: 'message', model: 'Opus 5' };
    expect(drafts.taskOf(composed, '', emptyBook).model).toBe('claude-opus-5');
    expect(new Drafts().taskOf(composed, '', emptyBook).model).toBe('Opus 5');
    const outputs = { 'claude-opus-5': { low: 1, typical: 2, high: 3, count: 3 } };
    expect(new Drafts().taskOf(composed, '', { ...emptyBook, outputs }).model).toBe('claude-opus-5');
  });

  it('has the settings that the site asked the price of, before those that were sent last', () => {
    const drafts = new Drafts();
    const sent = { feature: 'video', count: 1, seconds: 5, settings: { quality: 'low' } };
    const asked = { feature: 'video', count: 2, seconds: 10, settings: { quality: 'high' } };
    drafts.add({ about: 'spend', task: sent }, 0);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(sent);
    drafts.add({ about: 'price', task: asked }, 1);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(asked);
    drafts.add({ about: 'spend', task: sent }, 2);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(asked);
  });

  it('has what sending added to what the site asked the price of: a tip', () => {
    const drafts = new Drafts();
    const asked = { feature: 'image', count: 2, settings: { size: 'large' } };
    drafts.add({ about: 'price', task: asked }, 0);
    const tipped = { ...asked, settings: { ...asked.settings, tip: 0 } };
    drafts.add({ about: 'spend', task: tipped }, 1);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(tipped);
    const other = { ...asked, count: 1, settings: { size: 'small' } };
    drafts.add({ about: 'price', task: other }, 2);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual({ ...other, settings: { size: 'small', tip: 0 } });
    drafts.add({ about: 'spend', task: other }, 3);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(other);
  });

  it('has nothing of one that was sent otherwise than the price was asked', () => {
    const drafts = new Drafts();
    const asked = { feature: 'video', settings: { quality: 'high' } };
    drafts.add({ about: 'price', task: asked }, 0);
    drafts.add({ about: 'spend', task: { feature: 'video', settings: { quality: 'low', audio: true } } }, 1);
    drafts.add({ about: 'spend', task: { feature: 'image', settings: { quality: 'high', size: 1 } } }, 2);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual(asked);
  });

  it('is of the feature that the site asked the price of, whatever the composer mostly makes', () => {
    const drafts = new Drafts();
    drafts.add({ about: 'price', task: { feature: 'image', count: 4 } }, 0);
    expect(drafts.taskOf({ feature: 'video' }, '', emptyBook)).toEqual({ feature: 'image', count: 4 });
  });

  it('does not carry the price that an earlier request told of itself', () => {
    const drafts = new Drafts();
    const told = { pool: 'credits', unit: 'credit', amount: 10 };
    drafts.add({ about: 'spend', task: { feature: 'video', told } }, 0);
    expect(drafts.taskOf({}, '', emptyBook)).toEqual({ feature: 'video' });
  });
});

describe('the length of the prompt', () => {
  it('is measured where a price depends on it, and not read where none does', () => {
    const drafts = new Drafts();
    const composed = { feature: 'message', text };
    expect(drafts.taskOf(composed, '', byCharacter)).toEqual({
      feature: 'message',
      characters: typed.length,
    });
    expect(drafts.taskOf(composed, '', byToken)).toEqual({
      feature: 'message',
      inputTokens: estimateTokens(typed),
    });
    const unread = () => {
      throw new Error('was read');
    };
    expect(drafts.taskOf({ feature: 'message', text: unread }, '', emptyBook)).toEqual({
      feature: 'message',
    });
  });

  it('is that of the last request where no prompt box is known', () => {
    const drafts = new Drafts();
    drafts.add({ about: 'spend', task: { feature: 'message', characters: 40, inputTokens: 9 } }, 0);
    expect(drafts.taskOf({}, '', byToken)).toEqual({ feature: 'message', characters: 40, inputTokens: 9 });
  });

  it('comes on top of the conversation, of which the last request was all', () => {
    const drafts = new Drafts();
    drafts.add({ about: 'spend', task: { feature: 'message', inputTokens: 1000 } }, 0);
    const tokens = () => drafts.taskOf({ feature: 'message', text }, '', byToken).inputTokens;
    expect(tokens()).toBe(1000 + estimateTokens(typed));
    // A new chat gets its address with its first message: it is the same conversation.
    drafts.left(4_000);
    expect(tokens()).toBe(1000 + estimateTokens(typed));
    drafts.left(60_000);
    expect(tokens()).toBe(estimateTokens(typed));
  });

  it('is told by script, the conversation’s and the draft’s together', () => {
    const drafts = new Drafts();
    const inputScripts = { cyrillic: 300 };
    drafts.add({ about: 'spend', task: { feature: 'message', inputTokens: 1000, inputScripts } }, 0);
    const russian = 'Сколько это стоит?';
    const tokens = estimateTokens(russian);
    const task = drafts.taskOf({ feature: 'message', text: () => russian }, '', byToken);
    expect(task.inputTokens).toBe(1000 + tokens);
    expect(task.inputScripts?.cyrillic).toBeGreaterThan(300);
  });
});

it('forgets what was chosen where the page was before, and keeps what was sent', () => {
  const drafts = new Drafts();
  drafts.add({ about: 'spend', task: { feature: 'image', model: 'small' } }, 0);
  drafts.add({ about: 'price', task: { feature: 'video' } }, 0);
  drafts.left(60_000);
  expect(drafts.taskOf({ feature: 'image' }, '', emptyBook)).toEqual({ feature: 'image', model: 'small' });
  expect(drafts.any).toBe(true);
});
