import * as z from 'zod/mini';

/** Some more of a kind, in words: `hours`. */
export const whole = (of: string, from = 1) =>
  z.custom<number>(
    (value) => Number.isSafeInteger(value) && Number(value) >= from,
    `must be a whole number of ${of}, ${from} or more`,
  );

export const percent = z.custom<number>(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 100,
  'must be a whole number of percent, 0 to 100',
);

export const word = (must: string, pattern: RegExp) =>
  z.custom<string>((value) => typeof value === 'string' && pattern.test(value), must);

const clause = word('must be the name of a clause, such as "SK-08"', /^[A-Z]{2}-\d\d$/);

export const yesOrNo = z.boolean('must be true or false');

/** A list of words. Whether each stands in it once is not asked here. */
export const listOf = <Word extends string>(words: readonly Word[]) =>
  z.readonly(z.array(z.enum(words), 'must be a list in brackets'));

/** A group of rules. What it says of a name that it does not know is the names that it does. */
export const group = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : 'must be a group in braces',
  });

export const ruled = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  group({ clause, ...shape });
export const rule = ruled({});
export const days = whole('business days');
