/** What a policy holds at the end of a path: a number, a choice, a word, or a list of words. */
export type ClauseValue = number | boolean | string | readonly string[];

/** The paths to all that a policy says: `cash.unused.windowHours`. */
export type PathIn<Rule> = Rule extends ClauseValue
  ? never
  : {
      [Name in keyof Rule & string]: NonNullable<Rule[Name]> extends ClauseValue
        ? Name
        : `${Name}.${PathIn<NonNullable<Rule[Name]>>}`;
    }[keyof Rule & string];

/** The same number in the next larger unit, for people to read: 168 hours are 7 days. */
type InLargerUnit<Path> = Path extends `${string}${'m' | 'M'}inutes`
  ? `${Path} in hours`
  : Path extends `${string}${'h' | 'H'}ours`
    ? `${Path} in days`
    : never;

/**
 * One rule as customers read it. The numbers and choices in its text are not written there: each name
 * in braces stands for a place in the policy, and what stands there is what is decided by.
 *
 * @property text ICU MessageFormat; an empty line begins a paragraph and a dash an item of a list, other
 *   white space is of no account
 * @property values where in the policy each name is found: `cash.unused.windowHours`, or the same
 *   `in days`. The name of a number ends with its unit
 */
export type ClauseText<Path extends string = string> = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly values: Readonly<Record<string, Path | InLargerUnit<Path>>>;
};

/** Rules that are read together, under one heading. */
export type ClauseTopic<Path extends string = string> = {
  readonly heading: string;
  readonly clauses: readonly ClauseText<Path>[];
};

/**
 * What makes a policy one that customers can read.
 *
 * @property policy the version whose rules these are: `skena@1`
 * @property name of the product, as its customers know it
 */
export type PublishedPolicy = {
  readonly policy: string;
  readonly name: string;
  readonly topics: readonly ClauseTopic[];
};
