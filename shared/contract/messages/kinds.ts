import type { Draw } from '../../domain/draw.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Money } from '../../domain/money.ts';

/**
 * What a place in a message can take.
 *
 * @property text as it is: an id, a clause, what a person wrote
 * @property count a whole number: credits, outputs, days
 * @property day, moment in the zone of the product's calendar, with its name; a moment to the minute,
 *   its seconds cut off
 * @property lots which they are, and of each how much where there are several
 * @property names ids, one after the other
 */
type Values = {
  readonly text: string;
  readonly count: number;
  readonly money: Money;
  readonly day: Instant;
  readonly moment: Instant;
  readonly lots: readonly Draw[];
  readonly names: readonly string[];
};

/** By its kind, or by the words it can be where the message says something else for each. */
export type Kind = keyof Values | readonly string[];

type ValueOf<Taken extends Kind> = Taken extends keyof Values
  ? Values[Taken]
  : Taken extends readonly (infer Word)[]
    ? Word
    : never;

/** What a message takes: the kind of each of its places. */
export type Takes = Readonly<Record<string, Kind>>;

/** Messages by their code. */
export type Declared = Readonly<Record<string, Takes>>;

export type Given<Taken extends Takes> = {
  readonly [Name in keyof Taken]: ValueOf<Taken[Name]>;
};

/** In one language, the ICU MessageFormat of every message that was declared. */
export type Wording<Messages extends Declared> = Readonly<Record<keyof Messages, string>>;
