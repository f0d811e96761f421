import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { addToCase } from './add-to-case.ts';
import { openCase } from './open-case.ts';

/** How the product's own backend asks for help in a customer's name. */
export const operations = [openCase, addToCase];

export const build = api(operations);

export const handler = atColdStart(build);
