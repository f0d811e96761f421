import { type ProblemCode, problems } from '../contract/problem.ts';
import type { FieldError } from '../contract/problem-title.ts';
import { ProviderFailed } from '../payments/provider.ts';
import { Busy, isUnavailable } from '../store/retry.ts';
import { KeyTaken } from '../use-cases/key-taken.ts';
import { type RefusalCode, Refused } from '../use-cases/refused.ts';

/**
 * An answer that is an error. Whatever else is thrown is a fault of ours.
 *
 * @property members what is told besides the standard members, whatever the language
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];

  constructor(
    code: ProblemCode,
    {
      status = problems[code].status,
      headers = {},
      members = {},
      errors = [],
    }: {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly members?: Readonly<Record<string, unknown>>;
      readonly errors?: readonly FieldError[];
    } = {},
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.headers = headers;
    this.members = members;
    this.errors = errors;
  }
}

export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem('invalid_request', { errors });

const retryAfter = { 'retry-after': '1' };

/** What is wrong with a field and no schema can see is the caller's to mend all the same. */
const wrongFields = {
  unknown_action: { path: 'action', wrong: 'not_in_catalogue' },
  unknown_pack: { path: 'pack', wrong: 'not_in_catalogue' },
  time_ahead: { path: 'at', wrong: 'time_ahead' },
} as const satisfies Partial<Record<RefusalCode, FieldError>>;

const isWrongField = (code: RefusalCode): code is keyof typeof wrongFields => code in wrongFields;

function refusedProblem({ code, clause, facts }: Refused): Problem {
  if (isWrongField(code)) return invalid([{ ...wrongFields[code], minutes: facts.minutes }]);
  return new Problem(code, { members: { ...(clause && { clause }), ...facts } });
}

/** The one place that knows what each error of ours is to a caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return refusedProblem(error);
  if (error instanceof ProviderFailed) return new Problem('busy', { headers: retryAfter });
  if (error instanceof Busy || error instanceof KeyTaken || isUnavailable(error)) {
    return new Problem('busy', { headers: retryAfter });
  }
  return new Problem('internal_error');
}
