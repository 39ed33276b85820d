// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button, IconButton } from '../../../components/ui/button';
import { ExternalLink } from '../../../components/ui/external-link';
import { TextField } from '../../../components/ui/field';
import { Section } from '../../../components/ui/section';
import { Select } from '../../../components/ui/select';
import { Switch } from '../../../components/ui/switch';

afterEach(cleanup);

/** The words that `aria-describedby` points to. */
function description(element: HTMLElement): string | undefined {
  return element
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
}

describe('a button', () => {
  it('takes no click while it is busy, but keeps the focus', async () => {
    const onClick = vi.fn();
    const { rerender } = render(<Button onClick={onClick}>Go</Button>);
    const button = screen.getByRole('button', { name: 'Go' });
    await userEvent.click(button);
    rerender(
      <Button busy onClick={onClick}>
        Go
      </Button>,
    );
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  it('never submits a form by accident', () => {
    render(<Button>Go</Button>);
    expect(screen.getByRole('button').getAttribute('type')).toBe('button');
  });

  it('with a picture only has a name', () => {
    render(<IconButton icon="trash" label="Erase Suno" />);
    expect(screen.getByRole('button', { name: 'Erase Suno' }).getAttribute('title')).toBe('Erase Suno');
  });
});

describe('a link to the outside', () => {
  it('says where it leads and that it opens a tab, and hands no referrer on', () => {
    render(
      <ExternalLink href="https://suno.com/" context="at Suno">
        Top up
      </ExternalLink>,
    );
    const link = screen.getByRole('link', { name: 'Top up at Suno (new tab)' });
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });
});

describe('a switch', () => {
  it('is named by its label, described by its hint, and tells the other side', async () => {
    const onChange = vi.fn();
    render(<Switch label="Suno" hint="asks for suno.com" checked={false} onChange={onChange} />);
    const control = screen.getByRole('switch', { name: 'Suno' });
    expect(control.getAttribute('aria-checked')).toBe('false');
    expect(description(control)).toBe('asks for suno.com');
    await userEvent.click(screen.getByText('Suno'));
    expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('a field', () => {
  it('shows what is wrong beside it, and says so', () => {
    render(
      <TextField
        label="Limit"
        hint="a month"
        error="A limit is more than 0."
        value="-5"
        onChange={vi.fn()}
      />,
    );
    const input = screen.getByRole('textbox', { name: 'Limit' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(description(input)).toBe('a month A limit is more than 0.');
    expect(screen.getByRole('alert').textContent).toBe('A limit is more than 0.');
  });

  it('is quiet when nothing is wrong', () => {
    render(<TextField label="Limit" value="5" onChange={vi.fn()} />);
    const input = screen.getByRole('textbox', { name: 'Limit' });
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    expect(input.hasAttribute('aria-describedby')).toBe(false);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('gives what is typed', async () => {
    const onChange = vi.fn();
    render(<TextField label="Limit" value="" onChange={onChange} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Limit' }), '7');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('7');
  });
});

describe('a list to choose from', () => {
  it('gives the value of what was chosen', async () => {
    const onChange = vi.fn();
    const options = [
      { value: 'day', label: 'every day' },
      { value: 'week', label: 'every week' },
    ] as const;
    render(<Select label="Renews" value="day" options={options} onChange={onChange} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Renews' }), 'every week');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('week');
  });
});

it('a section is a region with its title as name, and an anchor', () => {
  render(
    <Section title="API keys" id="keys">
      None.
    </Section>,
  );
  expect(screen.getByRole('region', { name: 'API keys' }).id).toBe('keys');
});
