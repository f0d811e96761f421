import { GetHealth } from '../../shared/contract/health.ts';
import { ok } from '../../shared/runtime/answer.ts';

/** GET /v1/health */
export const getHealth = { contract: GetHealth, answer: () => ok({ status: 'ok' }) };
