import { labels } from './labels.ts';
import { isOfError, isOtherCode, isPicture } from './other-codes.ts';
import type { Finder, SecretKind } from './secret.ts';

const sign = '[\\s␠是为:=#*"\'()_,>~-]';
const between =
  'is|was|are|adalah|ialah|yaitu|itu|saya|anda|kamu|kami|my|your|our|the|this|it|kartu|card|atm|code|kode|number|no|nomor|value|on|of|back|di|belakang|for|untuk|dari|from|new|baru|sms|google|whatsapp|wa|i|got|get|received|have|sent|me|you|terima|dapat|(?:by|via|lewat)\\s(?:sms|text|wa|whatsapp|e-?mail)|3|4|6|(?:3|4|6)?-?digits?|angka';

/** Words that may stand between a code and what says that it is one. */
const few = `${sign}{0,4}(?:(?:${between})${sign}{1,4}){0,6}`;
const behind =
  '(?!\\d|[.,]\\d|%|[-/]\\d{1,2}[-/]\\d)(?! ?(?:credits?|kredit|usd|idr|eur|%|(?:px?|k|fps|x\\d{2,4})(?![\\p{L}\\p{N}])))';
const equals = '(?:is|was|as|are|adalah|ialah|yaitu|merupakan|[=(:-])';

const apart = '\\d(?:[ ␠.,/_-]\\d)';
const short = `(?:\\d{3,4}|${apart}{2,3})`;
const long = `(?:[A-Z]{1,2}-\\d{4,8}|\\d{3}[ ␠-]\\d{3}|\\d{4,8}|${apart}{3,7})`;
const card = `(?:${labels.security_code}|${labels.cid})`;
const once = labels.one_time_code;
const spare = '(?=[a-z-]{0,11}\\d)(?:[a-z\\d]{4,6}-[a-z\\d]{4,6}|\\d{6,10})';
const chosen = '(?=\\S{0,63}\\d)(?=\\S{0,63}\\p{L})[^\\s"\'(]{4,64}';

const start = '(?<![\\p{L}\\p{N}])';
const any = `${start}(?:code|kode)(?!\\p{L})`;
const came =
  '(?:got|received?|sent|texted|e-?mailed|gave|given|terima|menerima|dapat(?:kan)?|dikirim(?:i|kan)?|kirim(?:kan)?|masuk)(?!\\p{L})';
const whose = '(?:(?:an?|the|this|that|my|me|us|your|saya|new|another|sms|text)\\s{1,2}){0,3}';
const by = '(?:by|via|from|in|through|over|lewat|melalui|dari|di)';
const phone = '(?:sms|text|whatsapp|wa|authenticator|e-?mail|phone|hp)(?!\\p{L})';
const told = '\\s{0,2}(?:is|was|adalah|ialah|yaitu|[:=])\\s{0,3}';
const onTheBack =
  '(?:numbers?|digits?|angka|nomor)\\s{1,2}(?:on|at|di)\\s{1,2}(?:the\\s{1,2})?(?:back|belakang)(?:\\s{1,2}(?:side|of|my|the|card|kartu|saya)){0,4}(?:\\s{1,2}(?:is|are|was|were|adalah)|\\s{0,2}[:=])';

/** Whether it is something else, by the words in it, right before it and right behind. */
type Unless = (taken: string, before: string, behind: string) => boolean;

/** A label and then its digits, or digits of which a sentence says later what they are. */
// biome-ignore format: one form a row
const forms: readonly (readonly [SecretKind, string, Unless?])[] = [
  ['security_code', `${card}${few}(?<secret>${short})${behind}`, isOfError],
  ['security_code', `(?<![\\d.,])(?<secret>${short})(?!\\d)["')]{0,2}\\s{0,2}${equals}[^\\n.;!?\\d]{0,20}?${card}`],
  ['security_code', `${start}${onTheBack}\\s{1,3}(?<secret>${short})${behind}`],
  ['password',      `${labels.pin}${few}(?<secret>\\d{4,8})${behind}`, isPicture],
  ['password',      `(?<![^\\s"'(])(?<secret>${chosen})["')]{0,2}\\s{1,2}(?:is|was|adalah)\\s{1,2}(?:(?:my|our|the|his|her)\\s{1,2})?(?:\\p{L}{1,12}\\s{1,2})?${labels.password}`],
  ['one_time_code', `${labels.spare_code}${few}(?<secret>${spare}(?:[\\s,]{1,3}${spare}){0,15})`],
  ['one_time_code', `${once}${few}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', `${once}[^\\n.,;!?\\d]{0,30}\\s{0,2}(?:is|was|adalah|ialah|yaitu|[:=])\\s{0,3}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', `(?<![\\p{L}\\d.,])(?<secret>${long})(?!\\d)["')]{0,2}\\s{0,2}${equals}[^\\n.;!?\\d]{0,40}?${once}`, isOtherCode],
  ['one_time_code', `${any}\\s{1,2}(?:\\p{L}{1,12}\\s{1,2}){0,4}?${came}${few}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', `${start}${came}\\s{1,2}${whose}${any}${few}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', `${any}${few}(?<secret>${long})${behind}\\s{1,2}${by}\\s{1,2}(?:my\\s{1,2})?${phone}`, isOtherCode],
  ['one_time_code', `${start}your\\s{1,2}(?:\\p{L}{1,20}\\s{1,2}){0,2}code${told}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', `${any}\\s{1,2}(?:\\p{L}{1,20}\\s{1,2}){0,2}(?:anda|kamu)${told}(?<secret>${long})${behind}`, isOtherCode],
  ['one_time_code', '(?<![\\p{L}\\p{N}])(?<secret>G-\\d{6})(?!\\d)'],
];

const patterns = forms.map(([kind, form, unless]) => ({
  kind,
  pattern: new RegExp(form, 'dgiu'),
  unless,
}));

const near = 48;

/** Short runs of digits that mean something only by the words around them. */
export const findCodes: Finder = (text) =>
  patterns.flatMap(({ kind, pattern, unless }) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: taken, index, indices }) => {
      const place = indices?.groups?.secret;
      const end = index + taken.length;
      const before = text.slice(Math.max(0, index - near), index);
      if (!place || unless?.(taken, before, text.slice(end, end + near))) return [];
      return [{ kind, from: place[0], to: place[1] }];
    }),
  );
