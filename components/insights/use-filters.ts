import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Filters, filtersHash, parseFilters } from './filters';

/** The filters in the address. Changing one makes no step in the history: "back" leaves the page. */
export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const change = useCallback((filters: Filters) => {
    const next = filtersHash(filters);
    history.replaceState(null, '', next === '' ? location.pathname : `#${next}`);
    setHash(next);
  }, []);
  return [useMemo(() => parseFilters(hash), [hash]), change];
}
