// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Glyph } from '../../../components/ui/glyph';

it('is the picture, where there is one', () => {
  const { container } = render(<Glyph of={{ glyph: 'Su', icon: 'suno' }} />);
  expect(container.textContent).toBe('');
  const mark = container.querySelector<HTMLElement>('.glyph-mark');
  expect(mark?.style.getPropertyValue('--mark')).toBe('url("/brands/suno.svg")');
});

it('is the letters, where there is none', () => {
  const { container } = render(<Glyph of={{ glyph: 'Su' }} />);
  expect(container.textContent).toBe('Su');
  expect(container.querySelector('.glyph-mark')).toBeNull();
});

it.each([{ glyph: 'Su', icon: 'suno' }, { glyph: 'Su' }])('says nothing beside the name: %o', (of) => {
  const { container } = render(<Glyph of={of} />);
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
});
