import type { Wording } from '../kinds.ts';
import type { reasonMessages } from '../reasons.ts';
import { because } from './because.ts';

export const indonesian = {
  eligible: 'Menurut kebijakan, uang yang dibayar untuk {lot} dikembalikan ({clause}).',
  window_closed: `{unit, select,
    days {Pengembalian {lot} diminta lebih dari {amount, number} hari setelah pembelian}
    hours {Pengembalian {lot} diminta lebih dari {amount, number} jam setelah pembelian}
    other {Pengembalian {lot} diminta terlambat}} ({clause}).`,
  lot_used:
    'Kredit dari {lot} sudah tidak ada: terpakai untuk hasil yang sudah dikirim atau utang kredit sebelumnya, atau diambil oleh tim dukungan ({clause}). Kredit yang dikembalikan karena pekerjaan gagal dihitung belum terpakai.',
  no_cash_value:
    'Kredit di {lot} tidak dibayar, atau sudah hangus bersama akunnya, sehingga tidak ada harga yang dapat dikembalikan ({clause}).',
  quality_not_covered:
    'Suka atau tidak suka pada hasilnya bukan alasan untuk mengembalikan uang {lot} ({clause}). Render lagi dengan perubahan (Regen); jika hasilnya rusak secara teknis, ajukan dengan alasan "faulty".',
  not_a_duplicate:
    'Tidak ditemukan pembayaran sebelumnya untuk paket dan jumlah yang sama dengan {lot} ({clause}). Jika memang terbayar dua kali, sebutkan pembayaran yang lebih akhir.',
  no_qualifying_outage: `{hours, plural,
    =0 {Tidak ada gangguan layanan tercatat yang mengenai pembelian {lot}}
    other {Setelah pembelian {lot}, layanan tidak pernah mati total lebih dari # jam berturut-turut}} ({clause}).`,
  not_offered:
    'Pembelian seperti {lot} hanya dikembalikan dalam keadaan yang disebut kebijakan ({clause}): terbayar dua kali, pembayaran yang tidak Anda lakukan, gangguan layanan yang lama, atau hak yang diberikan hukum kepada Anda.',
  already_refunded: 'Semua yang dibayar untuk {lot} sudah dikembalikan ({clause}).',
  refund_open:
    'Pengembalian dana untuk {lot} sedang diproses ({clause}). Jika tidak jadi dibayar, Anda dapat mengajukannya lagi.',
  disputed:
    'Bank Anda sedang memeriksa pembayaran {lot} ({clause}). Sebelum bank memutuskan, tidak ada lagi yang dapat dikembalikan.',
  lot_pending:
    'Pekerjaan yang masih berjalan memakai kredit dari {lot} ({clause}). Jawabannya menyusul sendiri setelah pekerjaan itu selesai: uang dikembalikan jika semua kreditnya kembali, tidak jika ada hasil yang dikirim.',
  case_by_case: 'Seorang petugas memeriksa {lot} lalu memutuskan ({clause}).',
  claim_to_check:
    'Seorang petugas memeriksa apa yang terjadi dengan {lot} ({clause}). Sampai selesai, kreditnya tidak dapat dipakai.',
  statutory_claim:
    'Anda menyatakan bahwa hukum memberi Anda hak atas pengembalian uang {lot}. Hal itu selalu diperiksa oleh seorang petugas ({clause}).',

  spent_by: 'Pekerjaannya adalah {job}.',
  by_law: 'Hak yang diberikan hukum kepada Anda tetap berlaku: ajukan dengan alasan "statutory".',
  against: `Menurut kebijakan saja jawabannya tidak${because} ({clause}).`,
} as const satisfies Wording<typeof reasonMessages>;
