import type { Wording } from '../kinds.ts';
import type { standingMessages } from '../standings.ts';

export const indonesian = {
  standing_eligible: `Belum ada yang terpakai dari {credits, number} kredit di {lot}, sehingga uangnya dapat diminta kembali sampai {until} ({clause}). Begitu ada hasil yang dikirim dengan kredit itu, kesempatan ini berakhir.`,
  standing_offered:
    'Sisa {lot} dapat dikembalikan uangnya, karena layanan mati begitu lama ({clause}). Ajukan dengan alasan "outage".',
  standing_pending:
    'Pekerjaan yang masih berjalan memakai kredit dari {lot} ({clause}). Jika semua kreditnya kembali, uangnya dapat diminta kembali; jika ada hasil yang dikirim, tidak dapat.',
  standing_ask_until: 'Permintaan itu harus diajukan paling lambat {until}.',
  standing_used:
    'Kredit dari {lot} sudah terpakai, untuk hasil yang sudah dikirim atau untuk melunasi utang kredit, sehingga uangnya tidak dikembalikan dengan alasan belum dipakai ({clause}).',
  standing_closed: 'Waktu untuk meminta kembali uang {lot} berakhir pada {until} ({clause}).',
  standing_no_cash_value: `{kind, select,
    trial {Kredit di {lot} diberikan untuk mencoba produk ini, sehingga tidak bernilai uang}
    goodwill {Kredit di {lot} diberikan sebagai itikad baik, sehingga tidak bernilai uang}
    other {Tidak ada yang dibayar untuk {lot}, atau kreditnya sudah hangus bersama akunnya, sehingga tidak bernilai uang}} ({clause}).`,
  standing_not_offered:
    'Uang yang dibayar untuk {lot} hanya dikembalikan dalam keadaan yang disebut kebijakan ({clause}).',
  standing_case_by_case:
    'Apakah uang yang dibayar untuk {lot} dikembalikan, diputuskan oleh seorang petugas bila diminta ({clause}).',
  standing_already_refunded: 'Uang yang dibayar untuk {lot} sudah dikembalikan ({clause}).',
  standing_refund_open:
    'Pengembalian dana untuk {lot} sedang diproses ({clause}). Jika tidak jadi dibayar, kreditnya dapat dipakai lagi.',
  standing_disputed:
    'Bank diminta menarik kembali pembayaran {lot} ({clause}). Sebelum itu diputuskan, tidak ada lagi yang dikembalikan.',
} as const satisfies Wording<typeof standingMessages>;
