import { api } from '../../shared/runtime/api.ts';
import { atColdStart } from '../../shared/runtime/deployed.ts';
import { answerCase } from './answer-case.ts';
import { listWork } from './list-work.ts';
import { reportStatus } from './report-status.ts';

/** What support staff may do besides all that the product's backend may. */
export const operations = [listWork, answerCase, reportStatus];

export const build = api(operations);

export const handler = atColdStart(build);
