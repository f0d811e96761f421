import { randomBytes } from 'node:crypto';

/** An id that no run before this one has given: tables are kept over a restart, stand-ins are not. */
export const minted = {
  stripe: (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`,
  paddle: (prefix: string) => `${prefix}_01${randomBytes(12).toString('hex')}`,
} as const;
