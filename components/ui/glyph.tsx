import type { CSSProperties } from 'react';
import './glyph.css';

interface Props {
  readonly of: { readonly glyph: string; readonly icon?: string };
}

/**
 * The mark of a platform, or its letters where there is no picture. It only ever stands beside the name, so it says nothing
 * to a screen reader. The picture is a mask: drawn in the colour of the text, whatever the theme.
 */
export function Glyph({ of: { glyph, icon } }: Props) {
  if (icon === undefined) {
    return (
      <span className="glyph" aria-hidden="true">
        {glyph}
      </span>
    );
  }
  const style = { '--mark': `url("/brands/${icon}.svg")` } as CSSProperties;
  return (
    <span className="glyph" aria-hidden="true">
      <span className="glyph-mark" style={style} />
    </span>
  );
}
