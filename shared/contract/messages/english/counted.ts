/** So many of something, after the name of the place that holds the number. */
const counted = (name: string, one: string): string =>
  `{${name}, plural, one {# ${one}} other {# ${one}s}}`;

export const credits = (name = 'credits'): string => counted(name, 'credit');
export const businessDays = (name: string): string => counted(name, 'business day');
