import { english } from './messages/english/titles.ts';
import type { fieldMessages } from './messages/fields.ts';
import { indonesian } from './messages/indonesian/titles.ts';
import type { Listener } from './messages/written.ts';
import type { ProblemCode } from './problem.ts';

/**
 * What is wrong with a field: in the words of the contract's schemas, which speak English to whoever wrote
 * the caller's program, or as a message of ours.
 */
export type FieldError = { readonly path: string } & (
  | { readonly message: string }
  | { readonly wrong: keyof typeof fieldMessages; readonly minutes?: number | undefined }
);

/** An error as it is known, before it is said in any language. */
export type ProblemFacts = {
  readonly code: ProblemCode;
  readonly members: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
};

/** @property errors what is wrong with each field, where fields are */
export type ProblemTold = {
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

const titles = { en: english, id: indonesian } as const;

export const titleOf = (code: ProblemCode, { language }: Listener): string =>
  titles[language][code];

/** No more than the title: who sends what no person reads is told by the code. */
export const byTitle = ({ code }: ProblemFacts, listener: Listener): ProblemTold => ({
  detail: titleOf(code, listener),
});
