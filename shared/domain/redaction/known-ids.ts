const ours = 'lot|ord|ent|qte|rfq|rfd|dsp|cse|out';
const stripes = 'pi|ch|cs|re|dp|evt|cus|acct';
const paddles = 'txn|pri|ctm|adj|ntf';

/** What stands before `_` in ids of ours and of the payment providers, and is no word of a file's name. */
export const knownIds = `${ours}|${stripes}|${paddles}`;
