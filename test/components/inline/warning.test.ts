// @vitest-environment happy-dom
import { fireEvent, getByRole, queryByRole } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWarning, type InlineWarning } from '../../../components/inline/warning';
import type { Words } from '../../../components/inline/words';

const words: Words = {
  key: 'suno|me|credits|critical',
  level: 'critical',
  subject: 'Suno · Credits',
  headline: 'Almost empty: 38 of 2,500 credits left',
  detail: 'renews in 6 d',
  detailTitle: 'Nov 28',
  cost: 'This costs 10 credits · 38 → 28',
  short: '38 credits left',
};

let warning: InlineWarning;
const onDismiss = vi.fn();

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea>';
  warning = createWarning(document, onDismiss);
});
afterEach(() => {
  warning.hide();
  vi.restoreAllMocks();
  onDismiss.mockReset();
});

function panel(): HTMLElement {
  const found = warning.root.querySelector<HTMLElement>('[role=region]');
  if (found === null) throw new Error('no panel');
  return found;
}
const control = (name: RegExp) => getByRole(panel(), 'button', { name });
const host = () => warning.root.host as HTMLElement;

describe('the warning in the page', () => {
  it('is one closed node at the end of the body, and nothing before it is shown', () => {
    expect(document.body.children).toHaveLength(1);
    warning.show(words, []);
    expect(document.body.lastElementChild).toBe(host());
    expect(host().shadowRoot).toBeNull();
    warning.show({ ...words, headline: 'Empty' }, []);
    expect(document.body.children).toHaveLength(2);
    warning.hide();
    expect(document.body.children).toHaveLength(1);
  });

  it('says everything, and marks the level by a shape', () => {
    warning.show(words, []);
    expect(panel().getAttribute('aria-label')).toBe('Credit Gauge: Suno · Credits');
    for (const text of [words.subject, words.headline, words.detail, words.cost])
      expect(panel().textContent).toContain(text);
    const shape = () => panel().querySelector('.mark svg')?.innerHTML;
    const critical = shape();
    warning.show({ ...words, level: 'empty' }, []);
    expect(shape()).not.toBe(critical);
  });

  it('takes text as text', () => {
    warning.show({ ...words, subject: '<img src=x onerror=alert(1)>' }, []);
    expect(panel().querySelector('img')).toBeNull();
    expect(panel().textContent).toContain('<img src=x');
  });

  it('is announced politely once it stands there, and not again for the same words', async () => {
    vi.useFakeTimers();
    warning.show(words, []);
    const status = getByRole(panel(), 'status');
    expect(status.textContent).toBe('');
    vi.advanceTimersByTime(1000);
    expect(status.textContent).toBe(words.headline);
    const node = status.firstChild;
    warning.show({ ...words, detail: 'renews in 5 d' }, []);
    vi.advanceTimersByTime(1000);
    expect(status.firstChild).toBe(node);
    vi.useRealTimers();
  });

  it('leaves out what is not known', () => {
    warning.show({ ...words, detail: '', cost: '' }, []);
    expect(panel().querySelector<HTMLElement>('.cost')?.hidden).toBe(true);
    expect(panel().querySelector<HTMLElement>('.detail')?.hidden).toBe(true);
  });

  it('removes one that an older script of ours left behind', () => {
    warning.show(words, []);
    createWarning(document, onDismiss);
    expect(document.querySelectorAll('[data-credit-gauge]')).toHaveLength(0);
  });
});

describe('leaving it', () => {
  it('goes at once by its button, and says which one', async () => {
    warning.show(words, []);
    await userEvent.click(control(/dismiss/i));
    expect(host().isConnected).toBe(false);
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith(words.key);
  });

  it('goes by Escape while the focus is in it, and gives the focus back', async () => {
    warning.show(words, []);
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    control(/make small/i).focus();
    fireEvent.keyDown(control(/make small/i), { key: 'Escape' });
    expect(onDismiss).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(prompt);
  });

  it('does not hear an Escape of the page', async () => {
    warning.show(words, []);
    document.querySelector('textarea')?.focus();
    await userEvent.keyboard('{Escape}');
    expect(host().isConnected).toBe(true);
  });
});

describe('making it small', () => {
  it('folds to a pill with the number, and opens again', async () => {
    warning.show(words, []);
    await userEvent.click(control(/make small/i));
    expect(queryByRole(panel(), 'button', { name: /dismiss/i })).toBeNull();
    const pill = control(/38 of 2,500 credits left/);
    expect(pill.textContent).toBe(words.short);
    await userEvent.click(pill);
    expect(control(/dismiss/i)).toBeTruthy();
  });

  it('stays small for the same warning and opens for a new one', async () => {
    warning.show(words, []);
    await userEvent.click(control(/make small/i));
    warning.show({ ...words, headline: 'Almost empty: 28 of 2,500 credits left' }, []);
    expect(queryByRole(panel(), 'button', { name: /dismiss/i })).toBeNull();
    warning.show({ ...words, key: 'another', level: 'empty' }, []);
    expect(control(/dismiss/i)).toBeTruthy();
  });
});

describe('living in a page', () => {
  it('never takes the focus', () => {
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    warning.show(words, []);
    expect(document.activeElement).toBe(prompt);
  });

  it('keeps keys pressed in it from the page, and lets clicks pass', async () => {
    const keys = vi.fn();
    const clicks = vi.fn();
    document.addEventListener('keydown', keys);
    document.addEventListener('click', clicks);
    warning.show(words, []);
    fireEvent.keyDown(control(/move/i), { key: 'k', composed: true });
    await userEvent.click(control(/move/i));
    expect(keys).not.toHaveBeenCalled();
    expect(clicks).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', keys);
    document.removeEventListener('click', clicks);
  });

  it('leaves the focus in the prompt box when it is clicked', () => {
    warning.show(words, []);
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true });
    control(/move/i).dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });
});

describe('moving it out of the way', () => {
  it('goes from corner to corner', async () => {
    warning.show(words, []);
    const corners = [panel().dataset.corner];
    for (let n = 0; n < 4; n++) {
      await userEvent.click(control(/move/i));
      corners.push(panel().dataset.corner);
    }
    expect(corners).toEqual(['bottom-right', 'bottom-left', 'top-left', 'top-right', 'bottom-right']);
  });

  it('goes step by step with the arrow keys', async () => {
    // There is no layout here: its box is at 0, 0 and has no size.
    vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000);
    warning.show(words, []);
    for (const key of ['ArrowRight', 'ArrowDown']) fireEvent.keyDown(control(/move/i), { key });
    expect(panel().dataset.corner).toBe('top-left');
    expect(panel().style.getPropertyValue('--y')).toBe('24px');
  });

  it('keeps its place while the page lives', async () => {
    warning.show(words, []);
    await userEvent.click(control(/move/i));
    warning.hide();
    warning.show({ ...words, key: 'another' }, []);
    expect(panel().dataset.corner).toBe('bottom-left');
  });
});
