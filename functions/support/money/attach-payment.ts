import { orderView } from '../../../shared/contract/account-view.ts';
import { AttachPayment } from '../../../shared/contract/payments.ts';
import { ok } from '../../../shared/runtime/answer.ts';
import { operation } from '../../../shared/runtime/operation.ts';
import { attachPayment as attach } from '../../../shared/use-cases/attach-payment.ts';

/**
 * POST /v1/{product}/payments/{paymentId}/attachment
 *
 * Places a payment that named no known account or pack (MG-08).
 */
export const attachPayment = operation(
  AttachPayment,
  ({ paymentId, accountId, pack }, context, remember) =>
    attach(context, { paymentId, accountId, pack }, remember),
  (order, context) => ok(orderView(order, context)),
);
