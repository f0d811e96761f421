import { labels } from './labels.ts';
import type { Finder, SecretKind } from './secret.ts';

const sign = '[\\s␠是为:=#*"\'()_,>~-]';
const between =
  'is|was|are|adalah|ialah|yaitu|itu|saya|anda|kamu|kami|my|your|our|the|this|it|kartu|card|atm|code|kode|number|no|nomor|value|on|of|back|di|belakang|for|untuk|dari|from|new|baru|sms|google|whatsapp|wa|i|got|get|received|have|sent|me|you|terima|dapat|3|4|6|(?:3|4|6)?-?digits?|angka';

/** Words that may stand between a code and what says that it is one. */
const few = `${sign}{0,4}(?:(?:${between})${sign}{1,4}){0,6}`;
const behind = '(?!\\d|[.,]\\d|%)(?! ?(?:credits?|kredit|usd|idr|eur|%))';
const equals = '(?:is|was|as|are|adalah|ialah|yaitu|merupakan|[=(:-])';

const short = '\\d{3,4}';
const long = '(?:[A-Z]{1,2}-\\d{4,8}|\\d{3}[ ␠-]\\d{3}|\\d{4,8})';
const card = `(?:${labels.security_code}|${labels.cid})`;
const once = labels.one_time_code;
const spare = '(?=[a-z-]{0,11}\\d)(?:[a-z\\d]{4,6}-[a-z\\d]{4,6}|\\d{6,10})';
const chosen = '(?=\\S{0,63}\\d)(?=\\S{0,63}\\p{L})[^\\s"\'(]{4,64}';

/** A label and then its digits, or digits of which a sentence says later what they are. */
// biome-ignore format: one form a row
const forms: readonly (readonly [SecretKind, string])[] = [
  ['security_code', `${card}${few}(?<secret>${short})${behind}`],
  ['security_code', `(?<![\\d.,])(?<secret>${short})(?!\\d)["')]{0,2}\\s{0,2}${equals}[^\\n.;!?\\d]{0,20}?${card}`],
  ['password',      `${labels.pin}${few}(?<secret>\\d{4,8})${behind}`],
  ['password',      `(?<![^\\s"'(])(?<secret>${chosen})["')]{0,2}\\s{1,2}(?:is|was|adalah)\\s{1,2}(?:(?:my|our|the|his|her)\\s{1,2})?(?:\\p{L}{1,12}\\s{1,2})?${labels.password}`],
  ['one_time_code', `${labels.spare_code}${few}(?<secret>${spare}(?:[\\s,]{1,3}${spare}){0,15})`],
  ['one_time_code', `${once}${few}(?<secret>${long})${behind}`],
  ['one_time_code', `${once}[^\\n.,;!?\\d]{0,30}\\s{0,2}(?:is|was|adalah|ialah|yaitu|[:=])\\s{0,3}(?<secret>${long})${behind}`],
  ['one_time_code', `(?<![\\p{L}\\d.,])(?<secret>${long})(?!\\d)["')]{0,2}\\s{0,2}${equals}[^\\n.;!?\\d]{0,40}?${once}`],
  ['one_time_code', '(?<![\\p{L}\\p{N}])(?<secret>G-\\d{6})(?!\\d)'],
];

const patterns = forms.map(([kind, form]) => [kind, new RegExp(form, 'dgiu')] as const);

/** Short runs of digits that mean something only by the words around them. */
export const findCodes: Finder = (text) =>
  patterns.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ indices }) => indices?.groups?.secret).flatMap((place) =>
      place ? [{ kind, from: place[0], to: place[1] }] : [],
    ),
  );
