import type { CaseDetails, CaseSubject } from '../domain/case.ts';
import type { AccountId } from '../domain/ids.ts';
import { redact } from '../domain/redact.ts';
import type { SecretKind } from '../domain/redaction/secret.ts';
import type { Context } from './context.ts';
import { findForCase } from './find-for-case.ts';

/** What a customer writes, as it comes. */
type Told = {
  readonly details: CaseDetails;
  readonly message?: string | undefined;
  readonly attachments: readonly string[];
};

/** @property told without its secrets, and what it was found to be about */
export type Understood<Written extends Told> = {
  readonly told: Written;
  readonly about: CaseSubject;
  readonly redacted: readonly SecretKind[];
};

/**
 * Finds what is meant, and cuts out what is secret (PR-13). An id that names a record of the customer's own
 * is none, whatever it looks like; of one that names nothing nobody knows.
 *
 * @param known what was told before
 * @throws Refused `account_not_found`
 */
export async function understood<Written extends Told>(
  context: Context,
  asked: Written & { readonly email: string; readonly accountId?: AccountId | undefined },
  known: CaseDetails = {},
): Promise<Understood<Omit<Written, 'email' | 'accountId'> & Told>> {
  const { email, accountId, ...told } = asked;
  const { jobId, orderId, ...rest } = told.details;
  const cut = redact({ ...told, details: rest });
  const ids = { ...(jobId && { jobId }), ...(orderId && { orderId }) };
  const details = { ...known, ...cut.value.details, ...ids };
  const about = await findForCase(context, { email, accountId, details });

  const isOwn = (name: 'jobId' | 'orderId') => ids[name] !== undefined && ids[name] === about[name];
  const own = {
    ...(isOwn('jobId') && { jobId }),
    ...(isOwn('orderId') && { orderId }),
  };
  const others = redact({
    ...(!isOwn('jobId') && jobId && { jobId }),
    ...(!isOwn('orderId') && orderId && { orderId }),
  });
  const kinds = new Set([...cut.redacted, ...others.redacted]);
  return {
    told: { ...cut.value, details: { ...cut.value.details, ...own, ...others.value } },
    about,
    redacted: [...kinds],
  } as Understood<Omit<Written, 'email' | 'accountId'> & Told>;
}
