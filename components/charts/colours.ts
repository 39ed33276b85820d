/** The names of the chart colours in tokens.css: six that can be told apart, and one for all others. */
export const seriesColours = [1, 2, 3, 4, 5, 6].map((number) => `--chart-${number}`);
export const restColour = '--chart-rest';

/** The colour of the n-th series. */
export function colourOf(index: number): string {
  return seriesColours[index] ?? restColour;
}
