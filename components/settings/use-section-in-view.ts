import { useEffect, useState } from 'react';

/** What begins above this share of the window's height is taken as being read. */
const READING_LINE = 0.25;

/**
 * The id of the section that is being read: the last one that begins above the reading line; at the
 * end of the page, which may be too short to bring it there, the last of all.
 */
export function useSectionInView(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const look = () => setCurrent(inView(ids));
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [ids]);
  return current;
}

function inView(ids: readonly string[]): string | undefined {
  const { scrollHeight } = document.documentElement;
  // A pixel of tolerance: zoomed pages scroll by fractions.
  const atEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 1;
  if (atEnd) return ids.at(-1);
  const begun = ids.filter((id) => {
    const section = document.getElementById(id);
    return section !== null && section.getBoundingClientRect().top <= innerHeight * READING_LINE;
  });
  return begun.at(-1) ?? ids[0];
}
