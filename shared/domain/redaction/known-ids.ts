const ours = 'lot|ord|ent|qte|rfq|rfd|dsp|cse|out';
const stripes = 'pi|ch|cs|re|py|pm|in|du|dp|evt|cus|sub|src|acct|prod|price';
const paddles = 'txn|pri|pro|ctm|add|adj|ntf';

/** What stands before `_` in ids that are no secrets: of ours, and of the payment providers. */
export const knownIds = `${ours}|${stripes}|${paddles}`;
