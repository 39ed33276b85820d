// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AddPlatform, PlatformList } from '../../../components/popup/add-platform';
import { openrouter } from '../../../lib/platforms/openrouter';
import type { Platform } from '../../../lib/platforms/platform';
import { suno } from '../../../lib/platforms/suno';

afterEach(cleanup);

function many(count: number): Platform[] {
  return Array.from({ length: count }, (_, index) => ({
    ...suno,
    id: `p${index}`,
    name: `Platform ${index}`,
  }));
}

describe('the list of platforms', () => {
  it('says which addresses each asks for', () => {
    render(<PlatformList platforms={[suno, openrouter]} onAdd={vi.fn()} onOther={undefined} />);
    expect(screen.getByText('asks for suno.com')).toBeTruthy();
    expect(screen.getByText('asks for openrouter.ai and an API key')).toBeTruthy();
  });

  it('says of those that nothing can be read of that they ask for nothing, and what is not verified', () => {
    const byHand: Platform = { ...suno, id: 'by-hand', name: 'By hand', pages: [], permissions: [] };
    const weak: Platform = { ...suno, id: 'weak', name: 'Weak', confidence: 'low' };
    render(<PlatformList platforms={[byHand, weak]} onAdd={vi.fn()} onOther={undefined} />);
    expect(screen.getByText('asks for nothing: you type your plan in')).toBeTruthy();
    expect(screen.getByText('asks for suno.com · unverified')).toBeTruthy();
  });

  it('hands over the platform that was clicked', async () => {
    const onAdd = vi.fn();
    render(<PlatformList platforms={[suno, openrouter]} onAdd={onAdd} onOther={undefined} />);
    await userEvent.click(screen.getByRole('button', { name: 'Switch on OpenRouter' }));
    expect(onAdd).toHaveBeenCalledExactlyOnceWith(openrouter);
  });

  it('can be searched when it is long', async () => {
    render(<PlatformList platforms={many(40)} onAdd={vi.fn()} onOther={undefined} />);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search platforms' }), ' platform 39 ');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search platforms' }), 'x');
    expect(screen.getByText('No platform of that name.')).toBeTruthy();
  });

  it('has no search field when it is short', () => {
    render(<PlatformList platforms={many(4)} onAdd={vi.fn()} onOther={undefined} />);
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

describe('the button that shows it', () => {
  it('opens and closes', async () => {
    render(<AddPlatform platforms={[suno]} onAdd={vi.fn()} onOther={undefined} />);
    const button = screen.getByRole('button', { name: 'Add a platform' });
    expect(screen.queryByRole('button', { name: 'Switch on Suno' })).toBeNull();
    await userEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('button', { name: 'Switch on Suno' })).toBeTruthy();
    await userEvent.click(button);
    expect(screen.queryByRole('button', { name: 'Switch on Suno' })).toBeNull();
  });

  it('is gone when all are on', () => {
    render(<AddPlatform platforms={[]} onAdd={vi.fn()} onOther={undefined} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
