import { expect, it } from 'vitest';
import { azure } from '../../../lib/platforms/azure';

const asked = (id: string) => azure.asking.balance({ id }, 0).flatMap(({ url, also = [] }) => [url, ...also]);
const arm = 'https://management.azure.com/providers/Microsoft.Billing/billingAccounts';

const commitments = "api-version=2021-05-01&$filter=source%20eq%20'ConsumptionCommitment'";

it('asks for the credits of a billing profile, by its summary and its lots, for its budgets, and for what its account committed to', () => {
  const scope = `${arm}/5e98%3A11_2019-05-31/billingProfiles/AB-CD/providers/Microsoft.Consumption`;
  expect(asked('5e98:11_2019-05-31/AB-CD')).toEqual([
    `${scope}/credits/balanceSummary?api-version=2024-08-01`,
    `${scope}/lots?api-version=2024-08-01`,
    `${scope}/budgets?api-version=2024-08-01`,
    `${arm}/5e98%3A11_2019-05-31/providers/Microsoft.Consumption/lots?${commitments}`,
  ]);
});

it('asks for the prepayment of an Enterprise Agreement', () => {
  expect(asked('8608480')).toEqual([
    `${arm}/8608480/providers/Microsoft.Consumption/balances?api-version=2024-08-01`,
    `${arm}/8608480/providers/Microsoft.Consumption/budgets?api-version=2024-08-01`,
    `${arm}/8608480/providers/Microsoft.Consumption/lots?${commitments}`,
  ]);
});
