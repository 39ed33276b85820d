import type { PlanPreset } from '../../lib/platforms/platform';
import { ExternalLink } from '../ui/external-link';

/** Where a plan's numbers come from and how sure they are. */
export function PlanSource({ plan }: { readonly plan: PlanPreset }) {
  const { asOf, source, confidence } = plan;
  const isLink = /^https:\/\/\S+$/.test(source) && URL.canParse(source);
  return (
    <>
      As of {asOf}, from {isLink ? <ExternalLink href={source}>{new URL(source).host}</ExternalLink> : source}
      {confidence === 'high' ? '.' : `; ${confidence} confidence: compare it with your plan.`}
    </>
  );
}
