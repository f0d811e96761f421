import { api } from '../../../shared/runtime/api.ts';
import { atColdStart } from '../../../shared/runtime/deployed.ts';
import { getCase } from './get-case.ts';

/** The cases that support staff answer, with the evidence drawn up for them. */
export const operations = [getCase];

export const build = api(operations);

export const handler = atColdStart(build);
