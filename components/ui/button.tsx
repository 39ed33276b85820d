import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export interface ButtonProps extends ComponentProps<'button'> {
  /** plain has a border; primary is the one thing to do; quiet is part of a line; danger erases. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Says that it is at work and takes no second click, but keeps the focus. */
  readonly busy?: boolean;
}

export function Button({
  variant = 'plain',
  icon,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('button', `button-${variant}`, className)}
      aria-busy={busy}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: IconName;
  /** The accessible name, and the tooltip. */
  readonly label: string;
}

/** A button that shows a picture only. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <Button
      variant="quiet"
      {...rest}
      icon={icon}
      aria-label={label}
      title={label}
      className={classNames('button-icon', className)}
    />
  );
}
