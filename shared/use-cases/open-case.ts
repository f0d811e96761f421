import { type Asked, openCase as decideCase } from '../decide/open-case.ts';
import type { Case, CaseDetails, CaseKind } from '../domain/case.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Context } from './context.ts';
import { mendOnTheSpot } from './mend-on-the-spot.ts';
import { caseItems } from './open-case-items.ts';
import type { Remember } from './remember.ts';
import { understood } from './understood.ts';
import { untilCommitted } from './until-committed.ts';

/** @property attachments the names of files that came with it */
export type OpenCase = {
  readonly email: string;
  readonly accountId?: AccountId | undefined;
  readonly kind: CaseKind;
  readonly details: CaseDetails;
  readonly message: string;
  readonly attachments: readonly string[];
};

/**
 * Takes in a request for help. Secrets are cut out before anything is looked for or kept (PR-13); what is
 * missing is asked for and refuses nothing (PR-12, JM-12, SK-12, SK-22).
 *
 * @throws Refused `account_not_found` where an account is named that is not there
 */
export async function openCase(
  context: Context,
  { email, accountId, kind, ...told }: OpenCase,
  remember: Remember<Case>,
): Promise<Case> {
  const { product, store, mint, now } = context;
  const { about, told: cut, redacted } = await understood(context, { email, accountId, ...told });
  const { details, message, attachments } = cut;
  const named = accountId ? { accountNamed: true as const } : {};
  const asked: Asked = {
    ...{ caseId: mint.caseId(now), email, kind, details, redacted, about },
    ...named,
  };
  const written = { by: 'customer', message, attachments };

  const itemsOf = (file: Case) => [...caseItems(context, file, written), ...remember(file)];
  const onTheSpot = await mendOnTheSpot(context, asked, (isMended) => {
    const file = decideCase(asked, product, now, isMended);
    return { file, items: itemsOf(file) };
  });
  if (onTheSpot) return onTheSpot;
  const file = decideCase(asked, product, now);
  return untilCommitted<Case>(store, async () => ({
    items: itemsOf(file),
    result: file,
  }));
}
