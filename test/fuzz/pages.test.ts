import { readBody } from '../../lib/wire/observation';
import { readPage } from '../../lib/wire/page-text';
import { pages } from './corpus';
import { fuzz, holds } from './fuzz';
import { mutated } from './mutate';
import { endpoints, isDeclared } from './shapes';

const declared = endpoints.flatMap((endpoint) =>
  endpoint.response.page === undefined ? [] : [{ endpoint, page: endpoint.response.page }],
);

fuzz(
  'HTML pages',
  'give declared scripts and fitting lines, and few of them',
  (random) => ({ html: mutated(random, pages), which: random.below(declared.length) }),
  ({ html, which }) => {
    const { endpoint, page } = declared[which] as (typeof declared)[number];
    const { scripts, lines } = readPage(html, page);
    for (const [id, value] of Object.entries(scripts))
      holds(
        Object.hasOwn(page.scripts ?? {}, id) && isDeclared(value, page.scripts?.[id] ?? { keys: {} }),
        () => `Script ${id}: ${JSON.stringify(value)} is not declared.`,
      );
    const attributes = Object.entries(page.attributes ?? {}).map(
      ([name, source]) => `^${name}=(?:${source})$`,
    );
    const known = [...(page.lines ?? []), ...attributes];
    for (const line of lines)
      holds(
        line.length <= 120 && known.some((source) => new RegExp(source, 'i').test(line)),
        () => `${JSON.stringify(line)} fits no expression.`,
      );
    holds(lines.length <= 60, () => `${lines.length} lines are kept.`);
    // Also tells a challenge from a page.
    readBody(html, { ...endpoint, response: {} }, 403);
  },
);
