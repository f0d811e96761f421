import type { EvidenceText } from '../../domain/evidence.ts';
import { activityLines } from './activity.ts';
import { duplicateLines } from './duplicate-lines.ts';
import { fitted } from './fit.ts';
import { historyLines } from './history-lines.ts';
import { policyLines } from './policy-lines.ts';
import { productLines, serviceLines } from './product.ts';
import type { EvidenceRecords } from './records.ts';
import { refundLines } from './refund-lines.ts';

/**
 * What there is to say to a dispute, drawn up from what is on record and nothing else: what is not known
 * is left out. The same records give the same text, whenever it is drawn up.
 */
export function drawUpEvidence(records: EvidenceRecords): EvidenceText {
  const { id, explanation } = duplicateLines(records);
  const { email } = records.holding?.account ?? {};
  return fitted({
    product_description: productLines(records),
    service_date: serviceLines(records),
    access_activity_log: activityLines(records),
    refund_policy_disclosure: policyLines(records),
    refund_refusal_explanation: refundLines(records),
    duplicate_charge_id: id,
    duplicate_charge_explanation: explanation,
    customer_email_address: email ? [email] : [],
    uncategorized_text: historyLines(records),
  });
}
