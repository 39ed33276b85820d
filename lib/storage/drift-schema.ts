import * as v from 'valibot';
import type { Drift, Evidence } from '../core/drift';

const line = v.pipe(v.string(), v.maxLength(300));
const lines = v.pipe(v.array(line), v.maxLength(20));

/** A page may forge it: it is shown to the person alone, as text. */
export const EvidenceSchema: v.GenericSchema<unknown, Evidence> = v.strictObject({
  path: line,
  selectors: lines,
  requests: lines,
});

export const DriftSchema: v.GenericSchema<unknown, Drift> = v.object({
  unseen: v.picklist(['usage', 'prompt']),
  inARow: v.pipe(v.number(), v.integer(), v.minValue(1)),
  since: v.pipe(v.number(), v.finite()),
  evidence: EvidenceSchema,
});
