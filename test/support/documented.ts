import { isDeepStrictEqual } from 'node:util';
import { contracts } from '../../shared/contract/openapi/contracts.ts';
import { AnyProblem } from '../../shared/contract/openapi/problems.ts';
import { answeredWith, type Contract, refusalsOf } from '../../shared/contract/openapi/refusals.ts';

type Answered = { readonly status: number; readonly body: unknown };

/** @property refusals codes by status */
type Documented = {
  readonly contract: Contract;
  readonly statuses: readonly number[];
  readonly refusals: ReadonlyMap<number, readonly string[]>;
};

const documentedOf = (contract: Contract): Documented => ({
  contract,
  statuses: answeredWith(contract),
  refusals: refusalsOf(contract),
});

const byPath = Map.groupBy(contracts.map(documentedOf), ({ contract }) => contract.path);

/** Where two values first differ, for who has to find it: `items.0.refund.code`. */
function differing(parsed: unknown, told: unknown, path = ''): string {
  if (parsed === null || told === null || typeof parsed !== 'object' || typeof told !== 'object') {
    return path;
  }
  const [a, b] = [parsed, told] as Record<string, unknown>[];
  const name = Object.keys(b ?? {}).find((key) => !isDeepStrictEqual(a?.[key], b?.[key]));
  return name === undefined
    ? path
    : differing(a?.[name], b?.[name], path ? `${path}.${name}` : name);
}

function wrongProblem({ refusals }: Documented, { status, body }: Answered): string | undefined {
  const parsed = AnyProblem.safeParse(body);
  if (!parsed.success) return `is refused with what is not documented: ${parsed.error.message}`;
  const { code } = parsed.data;
  if (refusals.get(status)?.includes(code)) return undefined;
  return `is refused with ${status} ${code}, which the API's document does not say`;
}

/** Every field is documented, and has the value that the document allows it. */
function wrongAnswer({ contract, statuses }: Documented, { status, body }: Answered) {
  if (!statuses.includes(status))
    return `is answered ${status}, which the API's document does not say`;
  const parsed = contract.answer.safeParse(body);
  if (!parsed.success) return `is answered with what is not documented: ${parsed.error.message}`;
  if (isDeepStrictEqual(parsed.data, body)) return undefined;
  return `is answered with a field that is not documented: ${differing(parsed.data, body)}`;
}

/**
 * Holds every answer of every test to the API's document: what it does not say is a fault of one of the
 * two.
 *
 * @param path of the route, with its parameters in braces
 * @throws Error saying what is not documented
 */
export function expectDocumented(method: string, path: string, answered: Answered): void {
  const atPath = byPath.get(path);
  if (!atPath) throw new Error(`${path} is served, and no call in the API's document`);
  const found = atPath.find(({ contract }) => contract.method === method) ?? atPath[0];
  if (!found) return;
  const wrong = (answered.status >= 400 ? wrongProblem : wrongAnswer)(found, answered);
  if (wrong) throw new Error(`${method} ${path} (${found.contract.operationId}) ${wrong}`);
}
