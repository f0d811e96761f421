/** Why a rule refuses, behind what it refuses. */
export const because = `{code, select,
  window_closed {, because the time for it is over}
  lot_used {, because credits of it were spent}
  no_cash_value {, because its credits have no price to give back}
  quality_not_covered {, because taste is no ground}
  not_a_duplicate {, because nothing was paid twice}
  no_qualifying_outage {, because no outage was long enough}
  not_offered {, because it is no case that the policy lists}
  already_refunded {, because all of it has gone back}
  refund_open {, because a refund of it is under way}
  disputed {, because the bank is looking into the payment}
  other {}}`;
