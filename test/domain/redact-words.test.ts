import { describe, expect, it } from 'vitest';
import { redactText } from '../../shared/domain/redact.ts';

const password = '[password removed]';
const code = '[security code removed]';
const once = '[one-time code removed]';

describe('a password is cut out where the sentence says that it is one', () => {
  // biome-ignore format: one case a row
  it.each([
    // written                                            stored
    ['password: hunter2',                                 `password: ${password}`],
    ['Password:hunter2.',                                 `Password:${password}.`],
    ['password = hunter2, thanks',                        `password = ${password}, thanks`],
    ['password: hunter2, for order ord_1',                `password: ${password}, for order ord_1`],
    ['PASSWORD => hunter2',                               `PASSWORD => ${password}`],
    ['Password:\nswordfish\nthanks',                      `Password:\n${password}\nthanks`],
    ['my password is hunter2',                            `my password is ${password}`],
    ['My password is swordfish.',                         `My password is ${password}.`],
    ['my password is swordfish and I cannot log in',      `my password is ${password} and I cannot log in`],
    ['my password is "open sesame", let me in',           `my password is "${password}", let me in`],
    ['My password: p@$$w0rd! does not work',              `My password: ${password}`],
    ['my password is password123',                        `my password is ${password}`],
    ['the password for my account is hunter2',            `the password for my account is ${password}`],
    ['the old password was hunter2 before',               `the old password was ${password} before`],
    ['password (new): hunter2',                           `password (new): ${password}`],
    ['password: password: hunter2',                       `password: password: ${password}`],
    ['login ann@example.com password hunter2',            `login ann@example.com password ${password}`],
    ['password hunter2',                                  `password ${password}`],
    ['hunter2 is my password',                            `${password} is my password`],
    ['user: ann pass: swordfish',                         `user: ann pass: ${password}`],
    ['my pw is hunter2',                                  `my pw is ${password}`],
    ['pwd=hunter2',                                       `pwd=${password}`],
    ['Passwort: geheim',                                  `Passwort: ${password}`],
    ['passphrase: correct horse battery staple\nthanks',  `passphrase: ${password}\nthanks`],
    ['kata sandi: rahasia',                               `kata sandi: ${password}`],
    ['Kata sandi saya adalah rahasia, tolong',            `Kata sandi saya adalah ${password}, tolong`],
    ['kata sandi saya hunter2',                           `kata sandi saya ${password}`],
    ['passwordnya hunter2, sandi wifi: abcd',             `passwordnya ${password}, sandi wifi: ${password}`],
    ['password-nya: rahasia',                             `password-nya: ${password}`],
    ['密码是hunter2，请帮忙',                               `密码是${password}，请帮忙`],
    ['PIN ATM saya 123456',                               `PIN ATM saya ${password}`],
    ['my pin is 1234',                                    `my pin is ${password}`],
    ['password&#160;: hunter2',                           `password&#160;: ${password}`],
    ['ｐａｓｓｗｏｒｄ：ｈｕｎｔｅｒ２',                         `ｐａｓｓｗｏｒｄ：${password}`],
    ['pass\u200bword: hun\u200bter2',                     `pass\u200bword: ${password}`],
    ['**Password:** hunter2',                             `**Password:** ${password}`],
    ['<b>Password:</b> hunter2</p>',                      `<b>Password:</b> ${password}</p>`],
    ['<password>hunter2</password>',                      `<password>${password}</password>`],
    ['{"user":"ann","password":"hun\\"ter2","x":1}',      `{"user":"ann","password":"${password}","x":1}`],
    ['DB_PASSWORD=hunter2',                               `DB_PASSWORD=${password}`],
    ['?user=ann&password=a%26b%20c&x=1',                  `?user=ann&password=${password}&x=1`],
    ['https://ann:hunter2@example.com/x',                 `https://ann:${password}@example.com/x`],
    ['curl -u ann:hunter2 https://example.com',           `curl -u ann:${password} https://example.com`],
    ['my password for skena is Sommer2024!',             `my password for skena is ${password}`],
    ['The password I use is Sommer2024!',                `The password I use is ${password}`],
    ['changed my password to Hunter22',                  `changed my password to ${password}`],
    ['password was changed to hunter2',                  `password was changed to ${password}`],
    ['password - Sommer2024!',                           `password - ${password}`],
    ['user ann pass Sommer2024!',                        `user ann pass ${password}`],
    ['my pw hunter22',                                   `my pw ${password}`],
    ['ann@example.com / Sommer2024!',                    `ann@example.com / ${password}`],
    ['ann_password_Sommer2024.txt',                      `ann_password_${password}.txt`],
    ['sandi akun saya kucing123',                        `sandi akun saya ${password}`],
    ['我的密码是 abc123456',                                  `我的密码是 ${password}`],
    ['password: correct horse battery',                  `password: ${password}`],
    ['password: hunter2 https://x.example',              `password: ${password}`],
    ['password: new york 1999',                          `password: ${password}`],
    ['password: open sesame now. Thanks',                `password: ${password}. Thanks`],
    ['password= my dog; order 7',                        `password= ${password}; order 7`],
    ['password: the old one, and thanks',                `password: ${password}, and thanks`],
    ['password: wrong\nthanks',                          `password: ${password}\nthanks`],
    ['kata sandi: baru sekali',                          `kata sandi: ${password}`],
    ['pw: correct horse battery',                        `pw: ${password}`],
    ['密码：hunter2 abc，请帮忙',                            `密码：${password}，请帮忙`],
    ['password-hunter2.png',                             `password-${password}.png`],
    ['my_password_hunter2.txt',                          `my_password_${password}.txt`],
    ['ann@example.com:hunter2',                           `ann@example.com:${password}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['password'] });
  });
});

describe('who complains of a password has not told it', () => {
  // biome-ignore format: one case a row
  it.each([
    ['I forgot my password'],
    ['the password page is broken'],
    ['password reset does not work since 2 March 2026'],
    ['my password is wrong'],
    ['my password is not accepted, and the new password was rejected.'],
    ['The password is required. My password is case-sensitive.'],
    ['Is my password correct? It must contain 8 characters.'],
    ['Password: I cannot remember it'],
    ['Password: I forgot it'],
    ['password_issue2024.png'],
    ['password:\nEmail: ann@example.com'],
    ['password reset: https://example.com/help'],
    ['I sent the password to ann@example.com'],
    ['my password ord_01JNABCDEFGHJKMNPQRSTVWXYZ'],
    ['password screenshot-1.png'],
    ['my passport number is on the invoice'],
    ['he surpasses: everything'],
    ['Lupa kata sandi, tolong direset.'],
    ['kata sandi saya salah terus'],
    ['kata sandi tidak bisa diganti'],
    ['hasil render seperti sandiwara'],
    ['the pin on the map'],
    ['git@github.com:owner/repository.git'],
    ['https://example.com:8080/x?at=ann@example.com'],
    ['email me at ann@example.com: thanks'],
    ['render pass: beauty_v2'],
    ['season pass Summer2024'],
    ['user ann passed 2024'],
    ['Pinterest pin 48213'],
    ['pin 48213 on Pinterest'],
    ['password was changed on 2 March 2026'],
    ['I sent the password to ann2024'],
    ['reset my password to get in'],
    ['the password for my account is wrong since v2'],
    ['the password reset link is valid 24hours'],
    ['the password screen I saw was 1920x1080'],
    ['password - order ord_01JNABCDEFGHJKMNPQRSTVWXYZ'],
    ['password_Screenshot2024.png'],
    ['ann@example.com / order 123456'],
    ['ann@example.com / bob2@example.com'],
  ])('%s', (written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});

describe('a security code is cut out where the sentence says that it is one', () => {
  // biome-ignore format: one case a row
  it.each([
    ['CVV 123',                                        `CVV ${code}`],
    ['cvv: 123, exp 12/27',                            `cvv: ${code}, exp 12/27`],
    ['cvv2=1234',                                      `cvv2=${code}`],
    ['cvv:7 3 7',                                      `cvv:${code}`],
    ['cvc 7-3-7 12/27',                                `cvc ${code} 12/27`],
    ['CVC123',                                         `CVC${code}`],
    ['my cvv is 123',                                  `my cvv is ${code}`],
    ['123 is my cvv',                                  `${code} is my cvv`],
    ['CVV (3 digits on the back): 123',                `CVV (3 digits on the back): ${code}`],
    ['CID 1234',                                       `CID ${code}`],
    ['the security code of my card is 123',            `the security code of my card is ${code}`],
    ['card verification value: 123',                   `card verification value: ${code}`],
    ['kode keamanan kartu saya adalah 123',            `kode keamanan kartu saya adalah ${code}`],
    ['CVV-nya 123',                                    `CVV-nya ${code}`],
    ['CVV：１２３',                                     `CVV：${code}`],
    ['the numbers on the back are 123',               `the numbers on the back are ${code}`],
    ['安全码是123',                                       `安全码是${code}`],
    ['CVV码123',                                       `CVV码${code}`],
    ['我的CVV是123',                                     `我的CVV是${code}`],
    ['cvv 123 cvv 456',                                `cvv ${code} cvv ${code}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['security_code'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['the cvv field is broken'],
    ['CVV error 503'],
    ['Card declined, CVV mismatch, code 2001'],
    ['cvv costs 123 credits'],
    ['CVV 123.000'],
    ['123 videos'],
    ['https://example.com/?cid=1234'],
    ['Madrid 123'],
    ['error security code 1001'],
    ['the number on the back of the box is 1234'],
  ])('not from: %s', (written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});

describe('a one-time code is cut out where the sentence says that it is one', () => {
  // biome-ignore format: one case a row
  it.each([
    ['OTP: 123456',                                    `OTP: ${once}`],
    ['otp: 1-2-3-9-8-1',                               `otp: ${once}`],
    ['otp 1 2 3 9',                                    `otp ${once}`],
    ['auth code 8J2K-91LL',                            `auth code ${once}`],
    ['OTP 123 456',                                    `OTP ${once}`],
    ['the 2FA code I got was 123-456',                 `the 2FA code I got was ${once}`],
    ['Your verification code is 4829',                 `Your verification code is ${once}`],
    ['verification code for Skena Studio is 482913',   `verification code for Skena Studio is ${once}`],
    ['authentication code 12345678',                   `authentication code ${once}`],
    ['login code = 482913',                            `login code = ${once}`],
    ['security code 482913',                           `security code ${once}`],
    ['one-time password: 482913',                      `one-time password: ${once}`],
    ['the code from my authenticator is 482913',       `the code from my authenticator is ${once}`],
    ['G-123456',                                       once],
    ['123456 is your Google verification code',        `${once} is your Google verification code`],
    ['FB-12345 is your confirmation code',             `${once} is your confirmation code`],
    ['Kode OTP Anda adalah 482913.',                   `Kode OTP Anda adalah ${once}.`],
    ['kode verifikasi: 482913',                        `kode verifikasi: ${once}`],
    ['482913 adalah kode OTP kamu',                    `${once} adalah kode OTP kamu`],
    ['kode otentikasinya 482913',                      `kode otentikasinya ${once}`],
    ['验证码是 482913',                                  `验证码是 ${once}`],
    ['the code you sent is 482913',                   `the code you sent is ${once}`],
    ['the code I received by sms: 482913',            `the code I received by sms: ${once}`],
    ['I got code 482913 by SMS',                      `I got code ${once} by SMS`],
    ['they sent me the code 482913',                   `they sent me the code ${once}`],
    ['login code 482913 for my order',                 `login code ${once} for my order`],
    ['code 482913 from my phone',                     `code ${once} from my phone`],
    ['Your Skena code is 482913',                     `Your Skena code is ${once}`],
    ['kode yang saya terima 482913',                  `kode yang saya terima ${once}`],
    ['kode Skena Anda adalah 482913',                 `kode Skena Anda adalah ${once}`],
    ['安全码：482913',                                    `安全码：${once}`],
    ['sent confirmation code 482913',                 `sent confirmation code ${once}`],
    ['recovery codes: 1234-5678 ab12-cd34, thanks',    `recovery codes: ${once}, thanks`],
    ['OTP: ４８２９１３',                                `OTP: ${once}`],
  ])('%s', (written, stored) => {
    expect(redactText(written)).toEqual({ text: stored, redacted: ['one_time_code'] });
  });

  // biome-ignore format: one case a row
  it.each([
    ['the OTP did not arrive at 1200'],
    ['verification code never came, order 123456'],
    ['I did not get the verification code by sms, order no 123456'],
    ['OTP tidak masuk ke nomor 081234567890'],
    ['kode verifikasi tidak masuk sejak 2024'],
    ['verification code expired after 5 minutes'],
    ['2FA is on since 2024'],
    ['footprint 123456'],
    ['promo code 123456 does not work'],
    ['confirmation code 123456 for my order'],
    ['confirmation code for my order is 123456'],
    ['I received the code 123456 for my order'],
    ['access code 1080 is resolution'],
    ['mfa 1080p'],
    ['I got error code 1001'],
    ['I got code 1001 when rendering'],
    ['the promo code you sent is 482913'],
    ['kode promo yang saya terima 482913'],
    ['your postal code is 12345'],
    ['kode pos anda: 12345'],
    ['the code was never sent, 123456'],
    ['the code sent 2026-03-02'],
    ['the code sent to 0812-3456-7890'],
    ['order 123456 has 1000 credits'],
  ])('not from: %s', (written) => {
    expect(redactText(written)).toEqual({ text: written, redacted: [] });
  });
});
