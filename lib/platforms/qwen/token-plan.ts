import * as v from 'valibot';
import type { Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { readCreditsOfInstances, readSummary } from './credits';
import { readPlan, readWindows } from './windows';

const Outcome = v.looseObject({
  code: v.nullish(v.union([v.string(), v.number()])),
  statusCode: v.nullish(v.number()),
});

const PERSONAL = /\/tokenplan\/personal\/api\/v2\/([\w-]+)$/;

/**
 * POST /data/api.json: whatever the console asks of its gateway. What has to do with a token plan is read, all else says
 * nothing. Pools are never said to be complete: the windows and the credits come in answers of their own.
 */
export function readGateway(answer: Answer): Findings {
  const { code, statusCode } = shaped(Outcome, answer.json);
  if (code === 'ConsoleNeedLogin' || [answer.status, statusCode].some((one) => one === 401 || one === 403))
    refuse('signed-out', 'code', 'Qwen Cloud says that nobody is signed in.');
  const { api, action } = answer.request.query;
  const personal = PERSONAL.exec(textOf(api))?.[1];
  if (personal === 'usage') return readWindows(answer);
  if (personal === 'subscription') return readPlan(answer);
  if (textOf(action) === 'GetSubscriptionSummary') return readSummary(answer);
  return readCreditsOfInstances(answer);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
