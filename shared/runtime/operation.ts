import type { Language } from '../contract/messages/language.ts';
import type { InputOf, OperationContract } from '../contract/operation-contract.ts';
import type { GuardedItem } from '../store/guarded-item.ts';
import type { Context } from '../use-cases/context.ts';
import type { Remember } from '../use-cases/remember.ts';
import type { Answer } from './answer.ts';
import type { Cursors } from './cursor.ts';

/** @property fingerprint of method, path and body @property language that the caller asks for */
export type OperationContext = Context & {
  readonly cursors: Cursors;
  readonly fingerprint: string;
  readonly language: Language;
};

/**
 * One call of the API.
 *
 * @property perform answers input that the contract's schemas have passed; `remember` makes the
 *   record of its answer
 */
export type Operation = {
  readonly contract: OperationContract;
  readonly perform: (
    input: Readonly<Record<string, unknown>>,
    context: OperationContext,
    remember: (answer: Answer) => readonly GuardedItem[],
  ) => Promise<Answer>;
};

/**
 * What a call promises, the one use case it runs, and how the result is answered. What `run` has
 * remembered is what it then returns.
 *
 * @param problemIn what an error is to the caller, where only this call knows; any other is left as it is
 */
export const operation = <Contract extends OperationContract, Result>(
  contract: Contract,
  run: (
    input: InputOf<Contract>,
    context: OperationContext,
    remember: Remember<unknown>,
  ) => Promise<Result>,
  answer: (result: Result, context: OperationContext) => Answer,
  problemIn: (error: unknown, context: OperationContext) => unknown = (error) => error,
): Operation => ({
  contract,
  perform: async (input, context, remember) => {
    try {
      const result = await run(input as InputOf<Contract>, context, (made) =>
        remember(answer(made as Result, context)),
      );
      return answer(result, context);
    } catch (error) {
      throw problemIn(error, context);
    }
  },
});
