import { knownIds } from './known-ids.ts';

/** Words that follow "password is" or "password:" in a complaint, and are none. */
const prose = new Set(
  [
    'a an the this that these my your our his her its it i we you they he she is was are be been being',
    'and or but so if when where why how what which who then because since for from to in on at of as by with',
    'not no never none nothing n/a na null undefined true false empty blank missing required optional needed',
    'wrong incorrect correct invalid valid right fine good ok okay bad weak strong safe unsafe secure insecure',
    'expired broken lost forgotten forgot forget unknown known different same too very still now already just',
    'only also again always case sensitive mandatory temporary field fields page reset resets change changed',
    'set sent seen shown saved stored hidden visible old new long short error problem issue please help can',
    'cannot cant could would should will must does do did has have had working works asking taken stolen gone',
    'salah benar lupa hilang tidak belum sudah masih bisa gagal rusak ditolak kadaluarsa kedaluwarsa kosong',
    'saya anda kamu kami dia yang dan atau tapi karena untuk dari ke di pada itu ini apa bagaimana mohon tolong',
    'baru lama sama beda kuat lemah aman diganti diubah dikirim direset',
  ]
    .join(' ')
    .split(' '),
);

const bare = (value: string): string =>
  value.replace(/^["'([{<*_`]{1,9}/, '').replace(/["')\]}>*_`.,;:!?]{1,9}$/, '');

const negated = /^(?:is|was|are|do|does|did|has|have|wo|would|could|should)nt$/;

/** A word that a sentence would have there anyway. */
export const isProse = (value: string): boolean => {
  const word = bare(value).toLowerCase().replaceAll("'", '');
  return word === '' || prose.has(word) || negated.test(word);
};

const participle = /^\p{L}+(?:ed|ing|able|ible|ive)$/iu;

/** A single word that is no description: `swordfish`, not `rejected`. */
export const isPlainSecret = (value: string): boolean =>
  /^\p{L}{4,}$/u.test(bare(value)) && !isProse(value) && !participle.test(bare(value));

// biome-ignore format: one form a row
const somethingElse = [
  /:\/\//,                                            // an address
  /^[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}$/i,          // of e-mail
  /^\d{1,4}[-/.:]\d{1,2}(?:[-/.:T]\d|$)/,             // a date, a time
  /^pk_(?:live|test)_/,                               // what Stripe publishes
  new RegExp(`^(?:${knownIds}|job)[_-]\\w`, 'i'),      // an id
  /^\d{1,5}(?:x\d+)?(?:px?|k|[kmg]b|fps|m?s|st|nd|rd|th|hours?|h|min(?:ute)?s?|days?|jam|menit|hari|kali|times|tokens?|credits?)$/i, // a measure
  /^\d{1,5}x\d{1,5}$/i, // a size
  /\.(?:png|jpe?g|gif|webp|heic|pdf|txt|docx?|mp4|mov|zip|html?)$/i, // a file
];

const isSomethingElse = (value: string): boolean =>
  somethingElse.some((pattern) => pattern.test(bare(value)));

/** Says what follows: the name of the next field, not the value of this one. */
export const isLabel = (value: string): boolean => /^[^:=\d]{1,40}[:=]$/.test(value);

/** Holds what words of a sentence do not: digits among letters, signs, capitals within. */
export function looksChosen(value: string): boolean {
  const word = bare(value);
  if (word.length < 4 || isLabel(value) || isSomethingElse(value)) return false;
  const [hasLetter, hasDigit] = [/\p{L}/u.test(word), /\d/.test(word)];
  if (hasDigit) return hasLetter || /^\d+$/.test(word) || /[!@#$%^&*+=~|\\<>?]/.test(word);
  return hasLetter && (/[!@#$%^&*+=~|\\<>?]/.test(word) || /\p{Ll}\p{Lu}/u.test(word));
}

/** Chosen beyond doubt, where no word says that a secret follows. */
export const isSurelyChosen = (value: string): boolean =>
  looksChosen(value) && bare(value).length >= 6 && /\p{L}/u.test(value) && /\d/.test(value);

/** Chosen as rules for passwords ask: capitals, small letters, digits and one of the signs. */
export const looksRuled = (value: string): boolean =>
  isSurelyChosen(value) &&
  /\p{Lu}/u.test(value) &&
  /\p{Ll}/u.test(value) &&
  /[!@$%^&*+~]/.test(value);

/** A password in the name of a file: a word and then digits, since less may be any version. */
export function isFiled(value: string): boolean {
  const name = value.replace(/\.\w{2,5}["')\].,;:!?]{0,3}$/, '');
  return (
    isSurelyChosen(name) &&
    /^\p{L}{3,}\d/u.test(name) &&
    !/^(?:screen|shot|image|img|photo|picture|page|error|reset|change|scan|file|version|form|field|manager|protect|test|issue|bug)/i.test(
      name,
    )
  );
}

/** What keys and tokens look like, without a form of their own. */
export const looksIssued = (value: string): boolean =>
  bare(value).length >= 8 &&
  (looksChosen(value) || /^[^\s@]{16,}$/.test(bare(value))) &&
  !isProse(value);
