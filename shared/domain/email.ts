/**
 * An e-mail address as it is compared: without regard to the case of its ASCII letters, and of no others,
 * since some that look alike belong to somebody else.
 */
export const comparableEmail = (email: string): string =>
  email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

export const isSameEmail = (a: string, b: string): boolean =>
  comparableEmail(a) === comparableEmail(b);
