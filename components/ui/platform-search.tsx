import { TextField } from './field';

/** From this many on, a field to search in stands above a list of platforms. */
const SEARCH_FROM = 9;

interface Props {
  /** How many there are in all. */
  readonly count: number;
  readonly value: string;
  readonly onChange: (search: string) => void;
}

/** The field that narrows a list of platforms; none above a short list. */
export function PlatformSearch({ count, value, onChange }: Props) {
  if (count < SEARCH_FROM) return null;
  return (
    <TextField
      label="Search platforms"
      labelHidden
      type="search"
      placeholder="Search"
      value={value}
      onChange={onChange}
    />
  );
}

/** Those whose name has all words of the search in it, in whatever order and case; by their names. */
export function foundPlatforms<T extends { readonly name: string }>(
  platforms: readonly T[],
  search: string,
): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return platforms
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
