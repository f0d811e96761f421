import type { Wording } from '../kinds.ts';
import type { priceMessages } from '../prices.ts';
import { credits } from './counted.ts';

export const indonesian = {
  price: `Harga {variants, number} hasil {action} adalah ${credits()} ({clause}).`,
  price_lots: 'Kreditnya akan diambil dari {lots}.',
  price_left: `Setelah itu tersisa ${credits()} yang dapat dipakai.`,
  price_missing: `Masih kurang ${credits('missing')}: yang dapat dipakai sekarang ${credits('available')}.`,
  price_ends:
    'Setelah salah satu hasilnya dikirim, uang {orders} tidak dapat lagi dikembalikan dengan alasan belum dipakai ({clause}).',
  price_until: 'Harga ini berlaku sampai {until}.',
} as const satisfies Wording<typeof priceMessages>;
