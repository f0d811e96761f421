import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import Negotiator from 'negotiator';

const offered = ['application/json', 'text/html'] as const;

/**
 * Whether the caller is to get a page: where its `Accept` prefers one. Programs that say nothing, take
 * anything, or want what there is not, get JSON like everywhere else.
 */
export const prefersHtml = ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): boolean =>
  new Negotiator({ headers: { accept: headers.accept } }).mediaType(offered) === 'text/html';
