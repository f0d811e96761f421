/**
 * One rule as customers read it. The numbers and choices in its text are not written there: each name
 * in braces stands for a place in the policy, and what stands there is what is decided by.
 *
 * @property text ICU MessageFormat
 * @property values where in the policy each name is found: `cash.unused.windowHours`
 */
export type ClauseText = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
};
