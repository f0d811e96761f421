import type { Wording } from '../kinds.ts';
import type { ledgerMessages } from '../ledger.ts';
import { credits } from './counted.ts';
import { ended } from './ended.ts';

export const indonesian = {
  grant_trial: `${credits()} untuk mencoba produk ini, di {lots} ({clause}). Kredit ini tidak bernilai uang.`,
  grant_purchase: `${credits()} dibeli: {pack}, pesanan {order}, di {lots} ({clause}). Jika pembayarannya kembali, kreditnya ikut ditarik.`,
  charge: `${credits()} disisihkan untuk pekerjaan {job}, {action}, dari {lots} ({clause}). Kredit ini terpakai saat hasilnya dikirim.`,
  restore: `${credits()} kembali dari pekerjaan {job}, ke {lots}: yang dibayar ${ended} ({clause}).`,

  clawback: `${credits()} diambil dari {lots}, pesanan {order}: pembayarannya ditarik kembali ({clause}). Jika pembayaran itu akhirnya kembali, kreditnya kembali juga.`,
  clawback_nothing:
    'Pembayaran pesanan {order} ditarik kembali, dan di {lot} tidak tersisa apa-apa untuk diambil ({clause}).',
  clawback_covered: `${credits()} yang tadinya kembali ke {lots} dipakai untuk pesanan {order}, yang pembayarannya ditarik kembali ({clause}).`,
  clawback_owed: `${credits()} dari {lots} melunasi utang kredit pesanan {order} ({clause}).`,

  refund: `${credits()} dilepas dari {lots}, pesanan {order}: uangnya sudah dikembalikan ({clause}). Jika pengembalian dana itu akhirnya gagal, kreditnya kembali.`,
  refund_nothing:
    'Uang pesanan {order} sudah dikembalikan, dan di {lot} tidak tersisa apa-apa untuk dilepas ({clause}).',
  refund_covered: `${credits()} yang tadinya kembali ke {lots} dipakai untuk pesanan {order}, yang uangnya sudah dikembalikan ({clause}).`,
  refund_offered: `Uang pesanan {order} dapat dikembalikan setelah gangguan layanan: {net} untuk ${credits()} dari {lot} ({clause}). Setujui penawaran {quote} paling lambat {until}.`,
  refund_offered_only:
    'Uang pesanan {order}, dengan {lot}, dapat dikembalikan setelah gangguan layanan: setujui penawaran {quote} ({clause}).',

  freeze: `${credits()} dari {lot}, pesanan {order}, untuk sementara tidak dapat dipakai: {reason, select,
    refund {belum diputuskan apakah uangnya dikembalikan ({clause}). Kredit ini dilepas jika uangnya kembali, dan dapat dipakai lagi jika tidak.}
    other {bank diminta menarik kembali pembayarannya ({clause}). Kredit ini dapat dipakai lagi jika pembayarannya tetap.}}`,
  thaw: `${credits()} dari {lot}, pesanan {order}, dapat dipakai lagi: {reason, select,
    refund {tidak ada lagi pengembalian dana yang menahannya}
    other {sengketa pembayarannya sudah selesai}} ({clause}).`,

  reinstate: `${credits()} diberikan lagi ke {lots}, pesanan {order}: yang dulu mengambilnya tidak berlaku lagi ({clause}).`,
  reinstate_nothing:
    'Yang diambil kembali dari pesanan {order}, dari {lot}, sekarang lebih sedikit ({clause}).',
  reinstate_repaid: `${credits()} yang tadinya melunasi utang kredit pesanan {order} kembali ke {lots} ({clause}).`,

  forfeit: `${credits()} dari {lots} hangus: {by, select,
    operator {akun ditutup oleh pihak produk}
    other {akun ditutup oleh pemiliknya}} ({clause}).`,
  adjust_given: `${credits()} diberikan oleh {by}, di {lots} ({clause}): "{reason}".`,
  adjust_taken: `${credits()} diambil oleh {by}, dari {lots} ({clause}): "{reason}".`,
  adjust_case: 'Ini bagian dari laporan {case}.',

  owed_more: `${credits()} lagi tidak dapat ditutup dan menjadi utang: kredit berikutnya melunasinya lebih dulu.`,
  owed_less: `Utang kredit sekarang berkurang ${credits()}.`,
  lies_frozen: `${credits()} di antaranya untuk sementara tidak dapat dipakai, karena lotnya dibekukan.`,
} as const satisfies Wording<typeof ledgerMessages>;
