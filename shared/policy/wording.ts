/**
 * Pieces of ICU MessageFormat that many clauses are made of. Each takes the name of a value, or the
 * beginning of the names of several.
 */

const counted = (name: string, unit: string) =>
  `{${name}, plural, one {# ${unit}} other {# ${unit}s}}`;

export const minutes = (name: string): string => counted(name, 'minute');
export const hours = (name: string): string => counted(name, 'hour');
export const days = (name: string): string => counted(name, 'day');
export const businessDays = (name: string): string => counted(name, 'business day');
export const freeCredits = (name: string): string => counted(name, 'free credit');

/** What becomes of credits, after "its credits". */
export const givenBack = (name: string): string =>
  `{${name}, select, true {come back} other {stay spent}}`;

/** What becomes of a request, after "a request": `<name>Decides` and `<name>Code`. */
export const ruled = (name: string): string =>
  `{${name}Decides, select,
    review {{${name}Code, select,
      case_by_case {is looked at case by case by a person}
      claim_to_check {is checked by a person}
      statutory_claim {is always looked at by a person}
      other {is looked at by a person}}}
    refused {is refused{${name}Code, select,
      quality_not_covered {, because taste is not a fault}
      not_offered {, as this policy does not offer it}
      other {}}}
    other {is decided by what our records say}}`;

/** What is paid if the answer is yes, after "the most it can pay is": `<name>Amount`. */
export const amount = (name: string): string =>
  `{${name}Amount, select,
    all {everything that is left of what you paid}
    unspent {the price of the credits that were not spent}
    other {}}`;

/** What becomes of paid credits when an account is closed, after "they". */
export const whenClosed = (name: string): string =>
  `{${name}PaidLots, select,
    forfeit {are forfeited with everything else}
    review {are kept until a person has looked at whether they are paid back}
    other {}}`;
