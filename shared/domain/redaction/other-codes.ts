const kinds =
  'order|error|promo(?:tion(?:al)?)?|post(?:al)?|pos|zip|country|negara|area|dial(?:l?ing)?|discount|diskon|voucher|coupon|kupon|referral|invit(?:e|ation)|gift|redeem|redemption|affiliate|status|https?|exit|response|return|ref(?:erence)?|booking|reservation|tracking|resi|invoice|receipt|product|produk|item|barang|batch|seed|colou?r|warna|bank|swift|branch|currency|language|model|style|pesanan|pemesanan|tagihan';

const alone = (words: string) => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;

/** Says what else a code is, or that none came. */
const elsewise = new RegExp(alone(`${kinds}|not|never|tidak|belum`), 'iu');
const saidBefore = new RegExp(`${alone(kinds)}[\\s_:-]{1,3}$`, 'iu');
const article = '(?:(?:my|our|your|the|this|an?)\\s{1,2})?';
const saidBehind = new RegExp(
  `^["')]{0,2}\\s{1,2}(?:(?:for|of|on|untuk|dari|pada)\\s{1,2}${article}(?:\\p{L}{1,12}\\s{1,2})?${alone(kinds)}|(?:is|as)\\s{1,2}${article}(?:\\p{L}{1,12}\\s{1,2})?${alone(`${kinds}|resolution|resolusi|quality|width|height|size`)}|${alone('error|when|while|during|every|ketika|saat')})`,
  'iu',
);

/** Words that are said of nothing but a one-time code. */
const surely = /otp|2fa|mfa|verif|log[\s_-]?in|sign[\s_-]?in|aut?hent|otent|one[\s_-]?time|sandi/i;

/** Whether what was taken for a one-time code is of an order, an error, a place or a price. */
export function isOtherCode(taken: string, before: string, behind: string): boolean {
  if (surely.test(taken)) return false;
  return elsewise.test(taken) || saidBefore.test(before) || saidBehind.test(behind);
}

/** Whether an error has the number, and no card. */
export const isOfError = (taken: string, before: string): boolean =>
  /^security/i.test(taken) && /(?:error|status|response)[\s:-]{1,3}$/i.test(before);

/** Whether the pin is a picture on a board. */
export const isPicture = (_taken: string, before: string, behind: string): boolean =>
  /pinterest/i.test(before) || /^[^\n.;!?]{0,12}pinterest/i.test(behind);
