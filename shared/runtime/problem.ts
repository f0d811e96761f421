import { type ProblemCode, problems } from '../contract/problem.ts';
import { Busy, isUnavailable } from '../store/retry.ts';
import { Refused } from '../use-cases/refused.ts';
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

/** What the caller gave that our catalogue does not have is the caller's to mend. */
const unknownWords: Readonly<Record<string, string>> = {
  unknown_action: 'action',
  unknown_pack: 'pack',
};

function refusedProblem({ code, clause, facts }: Refused): Problem {
  if (code === 'unknown_action' || code === 'unknown_pack') {
    return invalid([{ path: unknownWords[code] ?? '', message: 'is not in the catalogue' }]);
  }
  return new Problem(code, { members: { ...(clause && { clause }), ...facts } });
}

/** The one place that knows what each error of ours is to a caller. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return refusedProblem(error);
  if (error instanceof Busy || error instanceof KeyTaken || isUnavailable(error)) {
    return new Problem('busy', { headers: retryAfter });
  }
  return new Problem('internal_error');
}
