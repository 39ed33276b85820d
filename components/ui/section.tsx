import { type ReactNode, useId } from 'react';

export interface SectionProps {
  readonly title: string;
  /** What it is about, under the title. */
  readonly about?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** The anchor of the section, `options.html#keys`. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, about, actions, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section className="section" id={id} aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {actions}
      </div>
      {about !== undefined && <p className="section-about">{about}</p>}
      {children}
    </section>
  );
}
