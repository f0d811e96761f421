import { labels } from './labels.ts';
import type { SecretKind } from './secret.ts';
import {
  isFiled,
  isLabel,
  isPlainSecret,
  isProse,
  isSurelyChosen,
  looksChosen,
  looksIssued,
  looksRuled,
} from './value.ts';

/** Whether a value is a secret. @param rest what stands behind it, from the closing quote on */
type Accepts = (value: string, rest: string) => boolean;

/** @property ends what stands behind the value, where it is not a space */
type Rule = readonly [kind: SecretKind, opens: string, accepts: Accepts, ends?: string];

const gap = '[\\s␠_-]';
const own = `(?:${gap}{1,2}(?:saya|ku|kamu|anda|kami|akun|my|mine|old|new|current|lama|baru|login|account|wifi|email|admin|user|for|of|the|this|is|was|adalah)){0,3}`;
const words = `(?:${gap}{1,2}[\\p{L}\\p{N}.@'()]{1,24}){1,3}`;
const assigned =
  '["\'*`\\\\\\])]{0,4}[\\s␠]{0,3}(?:[:=]{1,3}>?|->|=>|→)[\\s␠*`\\\\]{0,8}(?:</?\\w{1,8}>\\s{0,3}){0,3}';
const says =
  '(?:\\s{1,2}(?:is|was|are|adalah|ialah|yaitu|itu|ist)\\s{1,3}(?:(?:now|still|just|set to|actually|currently)\\s{1,2})?|是\\s{0,3})';

const saysOf = `(?:${gap}{1,2}[\\p{L}\\p{N}.@'()]{1,24}){1,5}\\s{1,2}(?:is|was|adalah|ialah|yaitu|ist)\\s{1,3}`;
const mine = `(?:${gap}{1,2}\\p{L}{1,16}){0,2}\\s{1,2}(?:saya|ku)\\s{1,2}`;
const change = '(?:changed?|changing|reset|set|updated?|ganti|mengganti|ubah|mengubah)';
const changed =
  '\\s{1,2}(?:(?:was|is|has|have|been|were|got|just|now|sudah|telah)\\s{1,2}){0,3}(?:changed|reset|set|updated|diganti|diubah)(?:\\s{1,2}back)?';
const into = '\\s{1,2}(?:to|as|menjadi|jadi|ke)\\s{1,2}';

const endsClause =
  /^(?:["')]{0,2}[.,;!?)]|\s{0,3}$|\s{0,3}\n|\s{1,2}(?:and|but|so|dan|tapi|please|tolong)\s)/i;

/** Behind a colon any words may be a password, and most that are used are. */
const anyValue: Accepts = (value, rest) =>
  /[^"'.,;:`]/.test(value) &&
  !isLabel(value) &&
  !/^(?:\S*:\/\/|i (?:forg|can['n]))/i.test(value + rest);
const stated: Accepts = (value, rest) =>
  looksChosen(value) ||
  (isPlainSecret(value) && endsClause.test((/[.,;!?)]$/.exec(value)?.[0] ?? '') + rest));
const quotedOrStated: Accepts = (value, rest) =>
  stated(value, rest) || (/^["']/.test(rest) && !isProse(value.split(' ')[0] ?? ''));
const noSentence: Accepts = (value) =>
  !/^(?:i|we|you|it|is|was|not|my|please|how|what|where|why|saya|tidak|lupa)$/i.test(value);
const noShortOne: Accepts = (value, rest) => value.length >= 4 && anyValue(value, rest);
const noPort: Accepts = (value) => !/^\d+$|\//.test(value);

/** Names of settings and of parameters, which no sentence has with `=`. */
const assignedToName: Accepts = (value) => {
  const [own = ''] = value.split(/[&#]/);
  return own.length >= 6 && (looksChosen(own) || looksIssued(own) || isPlainSecret(own));
};
const surelyIssued: Accepts = (value) => value.length >= 10 && isSurelyChosen(value);

const issued = (kind: SecretKind, label: string): readonly Rule[] => [
  [kind, `${label}${own}${assigned}`, looksIssued],
  [kind, `${label}${own}${says}`, looksIssued],
  [kind, `${label}(?:${words}${assigned}|${saysOf})`, surelyIssued],
  [kind, `${label}\\s{1,2}`, (value) => value.length >= 8 && isSurelyChosen(value)],
];

const { password, passphrase, pass, pw, my_pass, private_key, api_key, bearer_token } = labels;
const authorization = 'authorization["\']?\\s{0,3}[:=]\\s{0,3}["\']?';
const user = '(?:user(?:name)?|login|e-?mail)[^\\n]{1,60}?';
const userThen =
  '(?<![\\p{L}\\p{N}])(?:user(?:name)?|login|e-?mail)[:=]?\\s{1,2}[^\\s,;/|]{1,64}[\\s,;/|]{1,3}';
const address = '@[a-z\\d.-]{1,253}\\.[a-z]{2,24}';
const namedToken = '(?:access|refresh|auth|id|session|bearer|login|reset)[_-]?token=';
const namedSecret = '(?:client|app|consumer|webhook|signing)[_-]?secret=';
const file = '\\s|\\.(?:png|jpe?g|gif|webp|heic|pdf|txt|docx?|mp4|mov|zip|html?)(?!\\w)';
const clause = '\\n|[,.;]\\s|</|[,;.]?\\p{Script=Han}';
const shell = '(?<=\\s)(?:-u|--user)[ =]["\']?[^\\s:"\']{1,64}:';

/**
 * What stands before a secret that has no form of its own, and which values are one there. A complaint
 * names passwords all the time, so the less a label says, the more its value has to look like one.
 */
// biome-ignore format: one rule a row
export const labelledRules: readonly Rule[] = [
  ['password',     `(?:${password}|${passphrase})${own}${assigned}`, anyValue, clause],
  ['password',     `${password}${words}${assigned}`,              looksChosen],
  ['password',     `${password}${own}${says}`,                    quotedOrStated],
  ['password',     `${password}\\s{1,2}(?:saya|ku|my)\\s{1,2}`,   looksChosen],
  ['password',     `${password}\\s{1,2}`,                         isSurelyChosen],
  ['password',     `${user}${password}\\s{1,2}`,                  looksChosen],
  ['password',     `${password}${saysOf}`,                        isSurelyChosen],
  ['password',     `${password}${mine}`,                          isSurelyChosen],
  ['password',     `(?<!\\p{L})${change}\\s{1,2}(?:(?:my|our|the|its|old)\\s{1,2}){0,2}${password}${own}${into}`, looksChosen],
  ['password',     `${password}${own}${changed}${into}`,          looksChosen],
  ['password',     `${password}${own}\\s{1,2}--?\\s{1,2}`,        isSurelyChosen],
  ['password',     `${password}[_-]`,                             isFiled, file],
  ['password',     `<${password}>`,                               anyValue, '<'],
  ['password',     `${passphrase}${own}${says}`,                  noSentence, clause],
  ['password',     `${pass}${own}${assigned}`,                    noShortOne, clause],
  ['password',     `${my_pass}${says}`,                           looksChosen],
  ['password',     `${pw}\\s{1,2}`,                               isSurelyChosen],
  ['password',     `${userThen}${pass}\\s{1,2}`,                  isSurelyChosen],
  ['password',     '://[^\\s/:@?#]{0,128}:(?=[^\\s/@]{1,256}@)',  () => true, '@'],
  ['password',     `${address}:(?=\\S{4})`,                    noPort],
  ['password',     `${address}\\s{1,2}/\\s{1,2}`,                 looksRuled],
  ['password',     shell,                                         () => true],
  ['bearer_token', `${authorization}(?:basic|bearer|digest|token|apikey)\\s{1,3}`, anyValue],
  ['bearer_token', authorization,                                 looksIssued],
  ['bearer_token', '(?<![\\p{L}\\p{N}])bearer\\s{1,3}',           looksIssued],
  ['bearer_token', '(?<!\\p{L})(?:set-)?cookie:\\s{1,2}',       (value) => value.includes('='), '\\n'],
  ['bearer_token', namedToken,                                    assignedToName],
  ['api_key',      namedSecret,                                   assignedToName],
  ...issued('private_key', private_key),
  ...issued('api_key', api_key),
  ...issued('bearer_token', bearer_token),
];
