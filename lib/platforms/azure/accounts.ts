import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Name = v.pipe(v.string(), v.regex(/^[\w:.-]{1,150}$/, 'the name of a resource'));

const Accounts = v.object({
  value: v.array(
    v.object({
      name: Name,
      properties: v.object({
        displayName: v.nullish(v.string()),
        agreementType: v.string(),
        accountType: v.nullish(v.string()),
        accountStatus: v.nullish(v.string()),
        billingProfiles: v.nullish(
          v.object({
            value: v.nullish(
              v.array(v.object({ name: Name, properties: v.object({ displayName: v.nullish(v.string()) }) })),
            ),
          }),
        ),
      }),
    }),
  ),
});
type BillingAccount = v.InferOutput<typeof Accounts>['value'][number];

/**
 * GET …/billingAccounts?$expand=billingProfiles: credits belong to the profiles of a Microsoft Customer Agreement
 * (`account/profile` here), and to an Enterprise Agreement as a whole (`account`). Other agreements have neither.
 */
export const readAccounts: Reader = (answer) => {
  const accounts = shaped(Accounts, answer.json).value.flatMap(accountsOf);
  if (accounts.length === 0)
    return refuse('not-on-plan', 'value', 'No billing account of this sign-in can have credits.');
  return { accounts };
};

function accountsOf({ name, properties }: BillingAccount): readonly Account[] {
  const { agreementType, accountType, accountStatus, billingProfiles, displayName } = properties;
  if (accountStatus != null && accountStatus !== 'Active') return [];
  if (agreementType === 'EnterpriseAgreement') return [{ id: name, ...labelled(displayName, accountType) }];
  if (agreementType !== 'MicrosoftCustomerAgreement') return [];
  return (billingProfiles?.value ?? []).map((profile) => ({
    id: `${name}/${profile.name}`,
    ...labelled(profile.properties.displayName, accountType),
  }));
}

/** A person's own account bears the person's name, which is nothing to keep. */
function labelled(
  name: string | null | undefined,
  accountType: string | null | undefined,
): Pick<Account, 'label'> {
  return name && accountType !== 'Individual' ? { label: name } : {};
}
