// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Project } from '../../../components/popup/project';

afterEach(cleanup);

const change = (project: string | undefined) => {
  const onChange = vi.fn();
  render(<Project project={project} onChange={onChange} />);
  return { onChange, user: userEvent.setup() };
};

it('names what one is working on', async () => {
  const { onChange, user } = change(undefined);
  await user.click(screen.getByRole('button', { name: 'Name it what you are working on' }));
  await user.keyboard('  Album {Enter}');
  expect(onChange.mock.calls).toEqual([['Album']]);
});

it('empty ends it', async () => {
  const { onChange, user } = change('Album');
  await user.click(screen.getByRole('button', { name: /Change/ }));
  await user.clear(screen.getByRole('textbox', { name: 'Working on' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onChange.mock.calls).toEqual([[undefined]]);
});

it('Escape and the same name change nothing', async () => {
  const { onChange, user } = change('Album');
  await user.click(screen.getByRole('button', { name: /Change/ }));
  await user.keyboard('Another{Escape}');
  await user.click(screen.getByRole('button', { name: /Change/ }));
  await user.keyboard('{Enter}');
  expect(onChange).not.toHaveBeenCalled();
  expect(screen.getByText('Album')).toBeTruthy();
});
