import type { Fact } from '../../lib/core/fact';
import { ExternalLink } from '../ui/external-link';

/** Where a plan's numbers come from and how sure they are. */
export function PlanSource({ plan }: { readonly plan: Fact }) {
  const { asOf, source, confidence } = plan;
  // A source is an address, words, or an address with words after it.
  const [, address, words = ''] = /^(https:\/\/\S+)?(.*?)\.?$/s.exec(source) ?? [];
  return (
    <>
      As of {asOf}. Source:{' '}
      {address !== undefined && <ExternalLink href={address}>{new URL(address).host}</ExternalLink>}
      {words}.{confidence !== 'high' && ` Confidence: ${confidence}, so compare it with your plan.`}
    </>
  );
}
