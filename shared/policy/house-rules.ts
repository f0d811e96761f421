/** Rules of ours where all products are silent; what each says is in its clause. */
export const houseRules = {
  disputeOpened: 'MG-02',
  disputeLost: 'MG-03',
  disputeOver: 'MG-04',
  refundedElsewhere: 'MG-05',
  adjusted: 'MG-06',
  owedPaid: 'MG-07',
  refundUndone: 'MG-09',
} as const;
