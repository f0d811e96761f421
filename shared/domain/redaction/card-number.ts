/**
 * Who issues cards: the first digits, from and to, and how many digits the number has.
 *
 * Source: ISO/IEC 7812 assigns the ranges; each scheme publishes its own. Of Maestro only the ranges that
 * were really issued, since all of `50` and `56` to `69` would hold every seventh number there is.
 */
// biome-ignore format: one range a row
const issued: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['4',      '4',      [13, 16, 18, 19]],             // Visa
  ['51',     '55',     [16]],                         // Mastercard
  ['2221',   '2720',   [16]],                         // Mastercard
  ['34',     '34',     [15]],                         // American Express
  ['37',     '37',     [15]],                         // American Express
  ['300',    '305',    [14, 16, 17, 18, 19]],         // Diners Club
  ['3095',   '3095',   [14, 16, 17, 18, 19]],         // Diners Club
  ['36',     '36',     [14, 16, 17, 18, 19]],         // Diners Club
  ['38',     '39',     [14, 16, 17, 18, 19]],         // Diners Club
  ['3528',   '3589',   [16, 17, 18, 19]],             // JCB
  ['60',     '60',     [16, 17, 18, 19]],             // Discover, RuPay, GPN
  ['62',     '62',     [16, 17, 18, 19]],             // UnionPay
  ['644',    '659',    [16, 17, 18, 19]],             // Discover, RuPay
  ['81',     '82',     [16, 17, 18, 19]],             // UnionPay, RuPay
  ['1946',   '1946',   [16]],                         // GPN
  ['2200',   '2204',   [16, 17, 18, 19]],             // Mir
  ['506',    '509',    [16, 17, 18, 19]],             // Verve, Elo, RuPay
  ['6277',   '6277',   [16]],                         // Elo
  ['636',    '639',    [16]],                         // Elo, InstaPayment
  ['9792',   '9792',   [16]],                         // Troy
  ['5018',   '5020',   [13, 14, 15, 16, 17, 18, 19]], // Maestro, Dankort
  ['5038',   '5038',   [13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['5893',   '5893',   [13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['6304',   '6304',   [13, 14, 15, 16, 17, 18, 19]], // Maestro
  ['6759',   '6763',   [13, 14, 15, 16, 17, 18, 19]], // Maestro
];

const isIssued = (digits: string): boolean =>
  issued.some(([from, to, lengths]) => {
    const prefix = digits.slice(0, from.length);
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });

/** The checksum of ISO/IEC 7812, which every tenth number has by chance. */
function addsUp(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const counted = place % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** @param digits `0` to `9` and nothing else */
export const isCardNumber = (digits: string): boolean => isIssued(digits) && addsUp(digits);

const month = '(?:0[1-9]|1[0-2])';
const year = '(?:20)?[2-4]\\d';
const expiryOrCode = new RegExp(`^(?:${month}${year}(?:\\d{3,4})?|\\d{3,4})$`);

/**
 * Whether a longer number is cards: one behind another, with leading zeros, or with the date and the code
 * that stand on it. One in the midst of other digits is not seen: a long number that is no card holds
 * something that could be one too often.
 */
export function holdsCards(digits: string): boolean {
  const rest = digits.replace(/^0+/, '');
  if (rest.length > 100) return false;
  if (isCardNumber(rest)) return true;
  return [19, 18, 17, 16, 15, 14, 13].some((length) => {
    const behind = rest.slice(length);
    if (behind === '' || !isCardNumber(rest.slice(0, length))) return false;
    return expiryOrCode.test(behind) || holdsCards(behind);
  });
}
