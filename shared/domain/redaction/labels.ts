import type { SecretKind } from './secret.ts';

/** Letters of the scripts that part their words. */
const letter = '(?!\\p{Script=Han})\\p{L}';
const begins = `(?<!${letter}|\\p{N})`;

/** A word that is not within another one. */
const word = (pattern: string) => `${begins}(?:${pattern})(?!${letter}|\\p{N})`;

/** The same, where digits may follow at once: `cvv123`. */
const stem = (pattern: string) => `${begins}(?:${pattern})(?!${letter})`;

/** A pass that opens no account: of a renderer, of a season. */
const otherPass =
  '(?:render(?:ing)?|beauty|depth|shadow|diffuse|normal|alpha|first|second|final|season|day|(?:month|year)(?:ly)?|boarding)[\\s_-]{1,2}';

const sp = '[\\s_-]{0,2}';

/**
 * What a secret is called, in English, Indonesian and a few words of others; `_`, `-` or nothing may
 * stand where a space does.
 */
export const labels = {
  card_number: word(
    `(?:card|kartu)${sp}(?:number|no|nomor|num)|(?:nomor|no)${sp}kartu(?:${sp}(?:kredit|debit))?|cc${sp}num(?:ber)?`,
  ),
  security_code: stem(
    `(?:cvv|cvc)2?(?:-?nya|[码碼])?|安全[码碼]|cvn|csc|(?:card${sp})?security${sp}code|card${sp}verification${sp}(?:code|value|number)|kode${sp}keamanan(?:-?nya)?`,
  ),
  cid: `(?<![?&])${word('cid')}`,
  pin: word('pin(?:-?(?:nya|ku))?'),
  password: `(?:(?:pass(?:word|wort|code|wd)|kata${sp}sandi|${word('sandi|pwd')})(?:-?(?:nya|ku|mu)|s)?(?![\\p{L}\\p{N}])|密码|密碼)`,
  passphrase: word('pass[\\s_-]?phrase'),
  pass: word(`(?<!${otherPass})pass|ps?w`),
  pw: word('ps?w'),
  my_pass: word('ps?w|(?:my|our) pass'),
  one_time_code: `(?:${stem(
    [
      '(?:t?otp|2fa|mfa)(?:-?nya)?',
      `one${sp}time${sp}(?:pass)?(?:code|word|pin)`,
      `(?:t?otp|2fa|mfa|sms|verification|authenticat(?:ion|or)|auth|log${sp}in|sign${sp}in|security|confirmation|access)${sp}code`,
      `code${sp}(?:from|in|by|via)${sp}(?:(?:my|the|an?) )?(?:sms|text|whatsapp|authenticator)`,
      `kode${sp}(?:otp|2fa|sms|verifikasi|(?:au|o)tentikasi|konfirmasi|masuk|login|akses|rahasia|keamanan)(?:-?nya)?`,
      `(?:kata${sp})?sandi${sp}sekali${sp}pakai`,
    ].join('|'),
  )}|验证码|驗證碼|安全[码碼])`,
  spare_code: word(`(?:backup|recovery|auth)${sp}codes?|kode${sp}(?:cadangan|pemulihan)`),
  private_key: word(`(?:ssh|pgp|gpg|rsa)?${sp}private${sp}key|kunci${sp}(?:privat|pribadi)`),
  api_key: `(?:${word(
    [
      `(?:secret|access|service|signing|webhook|client|consumer|app)${sp}(?:access${sp})?(?:key|secret)`,
      `kunci${sp}(?:api|rahasia)`,
      'secret',
    ].join('|'),
  )}|api${sp}(?:key|secret|token)s?(?![\\p{L}\\p{N}]))`,
  bearer_token: `(?:${word('token|jwt|bearer|phpsessid|jsessionid|connect\\.sid|session(?:id)?(?==)')}|(?:access|refresh|auth|id|session|bearer|login|reset)${sp}token(?![\\p{L}\\p{N}]))`,
} as const;

const names: readonly (readonly [SecretKind, string])[] = [
  ['one_time_code', labels.spare_code],
  ['card_number', labels.card_number],
  ['security_code', labels.security_code],
  ['one_time_code', labels.one_time_code],
  ['private_key', labels.private_key],
  ['password', labels.password],
  ['password', labels.passphrase],
  ['password', labels.pin],
  ['password', labels.pass],
  ['api_key', labels.api_key],
  ['bearer_token', labels.bearer_token],
  ['bearer_token', word('authorization|session id|cookie')],
];

const named = names.map(([kind, label]) => [kind, new RegExp(`(?:${label})$`, 'iu')] as const);

/** `dbPassword` as `db Password`, `API_KEY` as `API KEY`. */
const inWords = (name: string): string =>
  name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which secret a field of that name holds. */
export function kindNamed(name: string): SecretKind | undefined {
  if (name.length > 100) return undefined;
  const words = inWords(name);
  return named.find(([, pattern]) => pattern.test(words))?.[0];
}
