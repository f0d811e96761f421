import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { InputOf } from '../../shared/contract/operation-contract.ts';
import { GetPolicy } from '../../shared/contract/policy-call.ts';
import { secondsKept } from '../../shared/contract/policy-kept.ts';
import { policyPage } from '../../shared/contract/policy-page.ts';
import { contentSecurityPolicy } from '../../shared/contract/policy-style.ts';
import { policyView } from '../../shared/contract/policy-view.ts';
import type { PublishedPolicy } from '../../shared/policy/clause.ts';
import { type Answer, ok } from '../../shared/runtime/answer.ts';
import { productIn } from '../../shared/runtime/called.ts';
import { prefersHtml } from '../../shared/runtime/media-type.ts';
import { parseRequest } from '../../shared/runtime/request.ts';
import type { Runtime } from '../../shared/runtime/runtime.ts';
import { type PolicyNow, readPolicy } from '../../shared/use-cases/read-policy.ts';

/** @property published the texts of each version of each policy */
type Around = Pick<Runtime, 'products' | 'now'> & {
  readonly published: readonly PublishedPolicy[];
};

const page = (policy: PolicyNow): Answer => ({
  status: 200,
  body: policyPage(policy),
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
  },
});

/**
 * GET /v1/{product}/policy
 *
 * The rules in plain words with the numbers they are decided by: a page for people, JSON for programs.
 */
export const getPolicy = {
  contract: GetPolicy,
  answer: (event: APIGatewayProxyEventV2, { published, ...runtime }: Around): Answer => {
    const product = productIn(event, runtime);
    const { version } = parseRequest(GetPolicy, event).input as InputOf<typeof GetPolicy>;
    const policy = readPolicy(product, version, published, runtime.now());
    const answer = prefersHtml(event) ? page(policy) : ok(policyView(policy));
    const kept = { vary: 'accept', 'cache-control': `public, max-age=${secondsKept(policy)}` };
    return { ...answer, headers: { ...kept, ...answer.headers } };
  },
};
