import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export interface ExternalLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Where it leads, for those who hear the link without its surroundings: ` at Suno`. */
  readonly context?: string;
  readonly look?: 'link' | 'button';
}

/** A link that opens a new tab, and says so. */
export function ExternalLink({ href, children, context, look = 'link' }: ExternalLinkProps) {
  return (
    <a
      className={classNames(look === 'button' ? 'button link' : 'link')}
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      <span>
        {children}
        {context !== undefined && <span className="visually-hidden"> {context}</span>}
        <span className="visually-hidden"> (new tab)</span>
        <Icon name="external" />
      </span>
    </a>
  );
}
