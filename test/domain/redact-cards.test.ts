import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from '../../shared/domain/redact.ts';

const card = '[card number removed]';
const code = '[security code removed]';

describe('a card number is cut out, however it is written', () => {
  // biome-ignore format: one case a row
  it.each([
    // written                                                  stored
    ['4111111111111111',                                        card],
    ['my card is 4111111111111111, charged twice',              `my card is ${card}, charged twice`],
    ['4111 1111 1111 1111',                                     card],
    ['4111-1111-1111-1111',                                     card],
    ['4111.1111.1111.1111',                                     card],
    ['4111 - 1111 - 1111 - 1111',                               card],
    ['4111/1111/1111/1111',                                     card],
    ['4111, 1111, 1111, 1111',                                  card],
    ['(4111) (1111) (1111) (1111)',                             `(${card})`],
    ['4111+1111+1111+1111',                                     card],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',                         card],
    ['411111 1111 111111',                                      card],
    ['4111 1111\n1111 1111',                                    card],
    ['> 4111 1111\n> 1111 1111',                                `> ${card}`],
    ['4111\u00a01111\u202f1111\u20091111',                      card],
    ['4111–1111—1111−1111',                                     card],
    ['4111\u200b1111\u200b1111\u200b1111',                      card],
    ['4111%201111%201111%201111',                               card],
    ['?card=4111%C2%A01111%C2%A01111%C2%A01111&x=1',            `?card=${card}&x=1`],
    ['card%3D4111111111111111%26x%3D1',                         `card%3D${card}%26x%3D1`],
    ['4111&nbsp;1111&nbsp;1111&nbsp;1111',                      card],
    ['４１１１　１１１１　１１１１　１１１１',                      card],
    ['٤١١١ ١١١١ ١١١١ ١١١١',                                     card],
    ['𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 👍',                                  `${card} 👍`],
    ['4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣',                                  card],
    ['card4111111111111111exp',                                 `card${card}exp`],
    ['visa4111111111111111mc5555555555554444',                  `visa${card}mc${card}`],
    ['scan_4111111111111111.jpg',                               `scan_${card}.jpg`],
    ['#4111111111111111',                                       `#${card}`],
    ['Kartu saya:4111111111111111.',                            `Kartu saya:${card}.`],
    ['5555555555554444 4111111111111111 378282246310005',       `${card} ${card} ${card}`],
    ['4111 1111 1111 1111 5555 5555 5555 4444',                 `${card} ${card}`],
    ['41111111111111115555555555554444',                        card],
    ['0004111111111111111',                                     card],
    ['4242 4242 4242 4242123',                                      card],
    ['4242-4242-4242-42421227123',                                  card],
    ['3714 496353 984311234',                                       card],
    ['seed 42, 4242424242424242',                                   `seed 42, ${card}`],
    ['4111111111111111, 12/27',                                 `${card}, 12/27`],
    ['411111 1111 111111 12/27',                                `${card} 12/27`],
    ['41111111111111111227123',                                 card],
    [';4111111111111111=27121010000000000000?',                 `;${card}`],
    ['%B4111111111111111^DOE/ANN^27121010000000000000?',        `%B${card}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['card_number'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['Visa',             '4242424242424242'],
    ['Visa, of old',     '4222222222222'],
    ['Visa, long',       '4000000000000000006'],
    ['Mastercard',       '5105105105105100'],
    ['Mastercard, new',  '2223003122003222'],
    ['American Express', '371449635398431'],
    ['Diners Club',      '30569309025904'],
    ['Discover',         '6011111111111117'],
    ['JCB',              '3530111333300000'],
    ['UnionPay',         '6200000000000005'],
    ['Maestro',          '6759649826438453'],
    ['Dankort',          '5019717010103742'],
    ['Mir',              '2200000000000004'],
    ['RuPay',            '6521111111111110'],
    ['GPN',              '1946000000000005'],
    ['Troy',             '9792000000000003'],
  ])('of %s: %s', (_issuer, number) => {
    expect(redactText(number)).toEqual({ text: card, redacted: ['card_number'] });
  });
});

describe('the code that stands behind a card is cut out with it, and the date stays', () => {
  // biome-ignore format: one case a row
  it.each([
    ['4111111111111111 12/27 123',                  `${card} 12/27 ${code}`],
    ['4111 1111 1111 1111 exp 12/2027 CVC 123',     `${card} exp 12/2027 CVC ${code}`],
    ['4111111111111111|12|2027|123',                `${card}|12|2027|${code}`],
    ['4111111111111111:1227:123',                   `${card}:1227:${code}`],
    ['4111 1111 1111 1111 123 12/27',               `${card} ${code} 12/27`],
    ['4111 1111 1111 1111 123',                     `${card} ${code}`],
    ['4111 1111 1111 1111\n12/27\n123\nthanks',     `${card}\n12/27\n${code}\nthanks`],
    ['卡号 4242 4242 4242 4242，安全码123',            `卡号 ${card}，安全码${code}`],
    ['kartu 4111111111111111 masa berlaku 12/27 kode 123', `kartu ${card} masa berlaku 12/27 kode ${code}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({
      text: stored,
      redacted: ['card_number', 'security_code'],
    });
  });

  it('a price behind it is none', () => {
    expect(redactText('4111111111111111 100 USD').text).toBe(`${card} 100 USD`);
  });
});

describe('what only looks like a card number stays', () => {
  // biome-ignore format: one case a row
  it.each([
    ['a wrong digit',                       '4111 1111 1111 1112'],
    ['right, and of nobody',                '9111111111111110'],
    ['a length nobody issues',              '555555555554'],
    ['the last four',                       'the card ending 4242, exp 12/27'],
    ['as receipts print it',                '4111 **** **** 1111'],
    ['the first six and the last four',     '411111xxxxxx1111'],
    ['an order',                            'order 1234567890123452'],
    ['milliseconds that add up',            '1741000000008'],
    ['milliseconds, many of them',          '1741000000008 1741000060002 1741000120004'],
    ['seconds',                             '1741000000 1741000060 1741000120'],
    ['a time in digits',                    '20260302120007'],
    ['times',                               '2026-03-02T12:00:00.000Z, 02-03-2026 14.00'],
    ['telephones',                          '+62 812 3456 7890, +1 415 555 2671, 0812-3456-7890'],
    ['a telephone that adds up',            '+4915123456787'],
    ['a telephone that adds up, in groups', '+49 151 2345 6787'],
    ['an IMEI, which adds up too',          '490154203237518'],
    ['a ULID',                              '01JNABCDEFGHJKMNPQRSTVWXYZ'],
    ['a UUID',                              '47223179-9330-4259-b66c-f2db26efb20c'],
    ['a UUID that holds one',               '41111111-1111-1111-b66c-f2db26efb20c'],
    ['an id of ours that holds one',        'ord_4111111111111111, lot_01J4111111111111111'],
    ['ids of providers that hold one',      'pi_4111111111111111 txn_01jm04111111111111111'],
    ['an amount',                           'Rp 1.500.000, Rp 12.500.000.000'],
    ['an amount that adds up',              'Rp 4.000.000.000.006'],
    ['prices in a row',                     '4000 2500 1200 3500'],
    ['sizes',                               '1920x1080 3840 2160 24 30 60'],
    ['parcels',                             '9400 1118 9956 4512 3456 78, 1Z999AA10123456784'],
    ['an IBAN',                             'DE89 3704 0044 0532 0130 00'],
    ['a fraction',                          '0.4111111111111111'],
    ['a seed',                              'seed: 4242424242424242, "seed": 4242424242424242'],
    ['digits behind what is no card',       '4242 4242 4242 4243123'],
    ['one within a longer number',          '99994111111111111111999'],
  ])('%s: %s', (_case, written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});

/** The digit that makes the others add up: written apart from the code that checks it. */
function checkDigit(digits: string): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const sum = [...digits].reduceRight(
    ({ total, twice }, digit) => ({
      total: total + (twice ? (doubled[Number(digit)] ?? 0) : Number(digit)),
      twice: !twice,
    }),
    { total: 0, twice: true },
  ).total;
  return String((10 - (sum % 10)) % 10);
}

const issuers = [
  ['4', 16],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['3528', 16],
  ['3589', 16],
  ['6011', 16],
  ['65', 16],
  ['62', 17],
  ['6304', 13],
] as const;

const cards = fc
  .constantFrom(...issuers)
  .chain(([prefix, length]) =>
    fc
      .stringMatching(new RegExp(`^\\d{${length - prefix.length - 1}}$`))
      .map((rest) => `${prefix}${rest}${checkDigit(prefix + rest)}`),
  );
const separator = fc.constantFrom(
  ' ',
  '  ',
  '-',
  '.',
  '\u00a0',
  '\u2011',
  '\n',
  ' - ',
  '%20',
  '\u200b',
);
const zero = fc.constantFrom(0x30, 0xff10, 0x660, 0x966, 0x1d7ce);

/** A number with any separators at any places, in the digits of any script. */
const written = cards.chain((digits) =>
  fc
    .tuple(
      fc.array(fc.oneof(fc.constant(''), separator), {
        minLength: digits.length - 1,
        maxLength: digits.length - 1,
      }),
      zero,
    )
    .map(([separators, first]) =>
      [...digits]
        .map((digit, index) => {
          return String.fromCodePoint(first + Number(digit)) + (separators[index] ?? '');
        })
        .join(''),
    ),
);

describe('whatever a card is written with', () => {
  it('nothing of it is left', () => {
    fc.assert(
      fc.property(written, (number) => {
        const { text, redacted } = redactText(`I paid with ${number} yesterday`);
        expect(text).toBe(`I paid with ${card} yesterday`);
        expect(redacted).toEqual(['card_number']);
      }),
      { numRuns: 2000 },
    );
  });
});
