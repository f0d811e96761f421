import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../shared/contract/openapi/examples.ts';
import { problemExample } from '../../shared/contract/openapi/problems.ts';
import { expectDocumented } from '../support/documented.ts';

const path = '/v1/{product}/jobs/{jobId}';
const job = exampleOf('getJob').answers[200] as Record<string, unknown>;
const lost = problemExample('job_not_found');

describe('every answer in every test is held to the document', () => {
  // biome-ignore format: one answer a row
  it.each<readonly [string, string, string, number, object, string | undefined]>([
    // case                              method  path         status  body                                              what is wrong
    ['as documented',                    'GET',  path,        200,    job,                                              undefined],
    ['an error as documented',           'GET',  path,        404,    lost,                                             undefined],
    ['a method that nobody takes',       'PUT',  path,        405,    problemExample('method_not_allowed'),             undefined],
    ['a field too many',                 'GET',  path,        200,    { ...job, cost: 1 },                              'not documented: cost'],
    ['one deep inside',                  'GET',  path,        200,    { ...job, credits: { ...job.credits as object, x: 1 } }, 'not documented: credits.x'],
    ['a field too few',                  'GET',  path,        200,    { jobId: 'job-1' },                               'accountId'],
    ['a value there is not',             'GET',  path,        200,    { ...job, status: 'lost' },                       'status'],
    ['another status',                   'GET',  path,        201,    job,                                              'answered 201'],
    ['a code of another call',           'GET',  path,        404,    problemExample('order_not_found'),                '404 order_not_found'],
    ['a code with another status',       'GET',  path,        409,    lost,                                             '409 job_not_found'],
    ['an error with a field too many',   'GET',  path,        404,    { ...lost, stack: 'at' },                         'stack'],
    ['a path that is in no document',    'GET',  '/v1/other', 200,    {},                                               '/v1/other'],
  ])('%s', (_case, method, at, status, body, wrong) => {
    const hold = () => expectDocumented(method, at, { status, body });
    if (wrong === undefined) expect(hold).not.toThrow();
    else expect(hold).toThrow(wrong);
  });
});
