import type { jobMessages } from '../jobs.ts';
import type { Wording } from '../kinds.ts';
import { credits } from './counted.ts';
import { ended } from './ended.ts';

export const indonesian = {
  tile_running: 'Sedang dirender',
  tile_completed: 'Siap',
  tile_refunded: 'Kredit dikembalikan',
  tile_partly_refunded: 'Kredit dikembalikan sebagian, {given, number} dari {all, number}',

  variant_rendering: `Varian {variant} sedang dirender, dengan ${credits()} dari {lots} disisihkan untuknya.`,
  variant_rendering_beside: `Varian {variant} sedang dirender, dengan ${credits()} disisihkan untuknya; semua yang disisihkan untuk pekerjaan ini berasal dari {lots}.`,
  variant_unless:
    'Jika belum terkirim sampai {capAt}, varian ini dianggap melewati batas waktu dan kreditnya kembali ({clause}).',
  variant_delivered: `Varian {variant} sudah dikirim, dan ${credits()} dari {lots} terpakai ({clause}).`,
  variant_delivered_before: `Varian {variant} ${ended}, tetapi hasilnya sudah disimpan, diekspor, atau diunduh sebelumnya, sehingga ${credits()} dari {lots} terpakai ({clause}).`,
  variant_kept: `Varian {variant} ${ended}, dan menurut kebijakan ${credits()} dari {lots} tetap terpakai ({clause}).`,
  variant_restored: `Varian {variant} ${ended}, dan ${credits()} kembali ke {lots} ({clause}).`,
  variant_late: 'Hasilnya tiba setelah itu, dan gratis.',
} as const satisfies Wording<typeof jobMessages>;
