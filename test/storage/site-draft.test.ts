import * as v from 'valibot';
import { expect, it } from 'vitest';
import { SiteDraftSchema } from '../../lib/storage/site-draft';

it('says beside every empty field of a form what is to be typed in, and throws nothing', () => {
  const empty = { name: '', home: '', request: { method: 'GET', url: '', by: 'session' } };
  const pool = { id: 'left', label: '', unit: '' };
  const { issues = [] } = v.safeParse(SiteDraftSchema, { kind: 'described', ...empty, pools: [pool] });
  expect(new Set(issues.map((issue) => v.getDotPath(issue)))).toEqual(
    new Set(['name', 'home', 'request.url', 'pools.0.label', 'pools.0.unit', 'pools.0.remaining']),
  );
});
