/** Numbers that a refusal carries to the caller, by name. */
export type RefusalFacts = Readonly<Record<string, number>>;

export type Refusal<Code extends string> = {
  readonly refused: Code;
  readonly clause?: string;
  readonly facts?: RefusalFacts;
};

/** What a decision returns: what to do, or the one reason why not. */
export type Decision<Accepted, Code extends string> =
  | { readonly accepted: Accepted }
  | Refusal<Code>;

export const accept = <Accepted>(accepted: Accepted): { readonly accepted: Accepted } => ({
  accepted,
});

export const refuse = <Code extends string>(
  refused: Code,
  clause?: string,
  facts?: RefusalFacts,
): Refusal<Code> => ({ refused, ...(clause && { clause }), ...(facts && { facts }) });

export const isRefusal = <Outcome extends object, Code extends string>(
  outcome: Outcome | Refusal<Code>,
): outcome is Refusal<Code> => 'refused' in outcome;
