import * as v from 'valibot';

export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));
