import type { Finder, SecretKind } from './secret.ts';

/** Secrets that say by their own form what they are. */
// biome-ignore format: one form a row
const shapes: readonly (readonly [SecretKind, string])[] = [
  ['api_key',      '(?:sk|rk)_(?:live|test)_[\\w-]{4,}'],                              // Stripe
  ['api_key',      '(?:pi|seti|cs|src)_[a-zA-Z0-9_]{4,80}_secret_\\w{4,}'],         // Stripe, of one payment
  ['api_key',      'whsec_[\\w+/=-]{4,}'],                                          // Stripe, Standard Webhooks
  ['api_key',      'pdl_[\\w-]{6,}'],                                                  // Paddle
  ['api_key',      'mk_[\\w-]{8,}'],                                                   // ours
  ['api_key',      '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,}'],                         // AWS
  ['api_key',      '(?:gh[pousr]|github_pat|glpat|npm|hf|r8|gsk|shpat|dop_v1|fal)[_-]\\w{16,}'], // GitHub and others
  ['api_key',      'AIza[\\w-]{30,}'],                                              // Google
  ['api_key',      'GOCSPX-[\\w-]{20,}'],                                           // Google
  ['api_key',      'sk-[a-zA-Z0-9]{20,}'],                                          // OpenAI, of old
  ['api_key',      'sk-(?:ant|proj|svcacct|admin|or|lf)-[\\w-]{8,}'],               // OpenAI, Anthropic
  ['api_key',      '(?:xox[a-z]|xapp)-[a-zA-Z0-9-]{8,}'],                           // Slack
  ['api_key',      'hooks\\.slack\\.com/services/[\\w/]{20,}'],                     // Slack
  ['api_key',      'SG\\.[\\w-]{16,64}\\.[\\w-]{16,}'],                             // SendGrid
  ['api_key',      '\\d{8,10}:AA[\\w-]{32,}'],                                      // Telegram
  ['private_key',  'AGE-SECRET-KEY-1[A-Z0-9]{20,}'],                                // age
  ['bearer_token', '(?<![\\w-])eyJ[\\w-]{8,}(?:\\.[\\w-]*){2,4}'],                             // JWT, signed or encrypted
  ['bearer_token', 'ya29\\.[\\w-]{20,}'],                                           // Google
];

// Each begins where no letter or digit stands, so that a long run of them is walked once.
const patterns = shapes.map(
  ([kind, shape]) => [kind, new RegExp(`(?<![a-zA-Z0-9])${shape}`, 'g')] as const,
);

export const findShapes: Finder = (text) =>
  patterns.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ 0: secret, index }) => ({
      kind,
      from: index,
      to: index + secret.length,
    })),
  );
