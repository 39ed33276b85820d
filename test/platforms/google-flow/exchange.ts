import { googleFlow } from '../../../lib/platforms/google-flow';
import { outcomesAt } from '../outcomes';

export const now = Date.parse('2026-08-20T12:00:00Z');
export const api = 'https://aisandbox-pa.googleapis.com/v1';

export const { outcomeOf, findingsOf } = outcomesAt(googleFlow, now);
