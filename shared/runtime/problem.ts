import { type ProblemCode, problems } from '../contract/problem.ts';
import { refundQuoteView } from '../contract/refund-view.ts';
import { ProviderFailed } from '../payments/provider.ts';
import { Busy, isUnavailable } from '../store/retry.ts';
import { NotAcknowledged } from '../use-cases/not-acknowledged.ts';
import { type RefusalCode, Refused } from '../use-cases/refused.ts';
import { KeyTaken } from '../use-cases/until-committed.ts';

export type FieldError = { readonly path: string; readonly message: string };

/** An answer that is an error. Whatever else is thrown is a fault of ours. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    {
      status = problems[code].status,
      headers = {},
      members = {},
    }: {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(problems[code].title);
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.members = members;
  }
}

export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem('invalid_request', { members: { errors } });

const retryAfter = { 'retry-after': '1' };

/** What is wrong with a field and no schema can see is the caller's to mend all the same. */
const wrongFields = {
  unknown_action: { path: 'action', message: 'is not in the catalogue' },
  unknown_pack: { path: 'pack', message: 'is not in the catalogue' },
  time_ahead: { path: 'at', message: 'is more than 5 minutes ahead of our clock' },
} as const satisfies Partial<Record<RefusalCode, FieldError>>;

const isWrongField = (code: RefusalCode): code is keyof typeof wrongFields => code in wrongFields;

function refusedProblem({ code, clause, facts }: Refused): Problem {
  if (isWrongField(code)) return invalid([wrongFields[code]]);
  return new Problem(code, { members: { ...(clause && { clause }), ...facts } });
}

/** Before an account is closed, what it would cost, and what could be asked back first (SK-16). */
const notAcknowledgedProblem = ({ forfeitCredits, refundable, clause, policy }: NotAcknowledged) =>
  new Problem('forfeit_not_acknowledged', {
    members: {
      ...(clause && { clause }),
      forfeitCredits,
      refundable: refundable.map((quote) => refundQuoteView(quote, policy)),
    },
  });

/** The one place that knows what each error of ours is to a caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return refusedProblem(error);
  if (error instanceof NotAcknowledged) return notAcknowledgedProblem(error);
  if (error instanceof ProviderFailed) return new Problem('busy', { headers: retryAfter });
  if (error instanceof Busy || error instanceof KeyTaken || isUnavailable(error)) {
    return new Problem('busy', { headers: retryAfter });
  }
  return new Problem('internal_error');
}
