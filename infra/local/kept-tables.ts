import { join } from 'node:path';

/** The local stack's table. */
export const localTable = 'makegood-local';

/** The file in which a folder keeps the tables. */
export const tablesIn = (folder: string): string => join(folder, 'makegood.db');
