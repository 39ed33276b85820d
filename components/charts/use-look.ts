import { type RefObject, useEffect, useState } from 'react';

const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** What a drawing has to follow: changes with the colours of the page, and the width of its element in CSS px. */
export function useLook(host: RefObject<HTMLElement | null>): { look: string; width: number } {
  const [look, setLook] = useState(currentLook);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const lists = queries.map((query) => matchMedia(query));
    const onLook = () => setLook(currentLook());
    for (const list of lists) list.addEventListener('change', onLook);
    return () => {
      for (const list of lists) list.removeEventListener('change', onLook);
    };
  }, []);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [host]);
  return { look, width };
}

function currentLook(): string {
  return queries.map((query) => matchMedia(query).matches).join();
}
