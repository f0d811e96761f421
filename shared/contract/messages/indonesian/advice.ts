import type { adviceMessages } from '../advice.ts';
import type { Wording } from '../kinds.ts';
import { credits } from './counted.ts';

const by = '{clause, select, none {} other { ({clause})}}';

export const indonesian = {
  account_closed: `Tidak ada lagi yang dapat dibeli, dipakai, atau diberikan${by}; akun dengan id lain dapat dibuka.`,
  account_exists: 'Pakailah alamat saat akun itu dibuka, atau buka akun dengan id lain.',
  already_attached: `Pembayaran hanya dihubungkan satu kali${by}; lihatlah pesanan akun yang memilikinya.`,
  busy: 'Tunggulah selama yang disebut Retry-After; tidak ada yang dikerjakan dua kali.',
  case_answered: 'Jawaban mengakhiri laporan: buatlah laporan lain untuk bertanya lagi.',
  dispute_over:
    'Sengketa ini sudah diputuskan, atau waktu untuk bukti sudah lewat: bacalah sengketa itu.',
  evidence_not_taken: 'Bacalah di sengketa itu siapa yang menjawabnya.',
  evidence_submitted:
    'Bukti hanya diterima satu kali: bacalah sengketa itu untuk melihat yang sudah dikirim.',
  forfeit_not_acknowledged: `Jika ditutup sekarang, ${credits()} hangus${by}{quotes, plural,
    =0 {}
    other {; sebelum itu, uang # pembelian dapat diminta kembali}}. Untuk menutupnya, kirim angka itu sebagai forfeitCredits.`,
  idempotency_conflict:
    'Kirim lagi permintaan pertama apa adanya, atau permintaan ini dengan kunci lain.',
  insufficient_credits: `Diperlukan ${credits('needed')}, dan yang dapat dipakai sekarang ${credits('available')}${by}. Perlu dibeli setidaknya ${credits('missing')} lagi, atau minta lebih sedikit.`,
  invalid_request: 'Periksalah {fields}.',
  job_exists: 'Bacalah pekerjaan itu, atau mulai yang ini dengan id lain.',
  job_settled: 'Semua hasilnya sudah dikirim, atau kreditnya sudah kembali: bacalah pekerjaan itu.',
  lot_changed: `Yang akan dibayar dan diambil sudah tidak sama${by}.`,
  not_cancellable: `Setelah dimulai, pekerjaan berjalan sampai selesai${by}.`,
  order_not_found:
    'Sebutkan id pesanan dari riwayat pesanan, atau tanggal dan jumlah pembayarannya.',
  price_changed: `Harganya sekarang ${credits()}${by}: tampilkan harga itu, lalu mulai pekerjaannya.`,
  price_of_another: `Penawaran itu untuk tindakan lain atau jumlah hasil yang lain${by}: mintalah penawaran untuk pekerjaan ini.`,
  price_not_shown: `Pelanggan harus melihat harganya lebih dulu${by}: mintalah penawaran.`,
  quote_expired: `Mintalah penawaran baru dan tampilkan${by}.`,
  quote_not_found: 'Penawaran hanya berlaku untuk akun yang memintanya: mintalah penawaran.',
  refund_decided: 'Sudah diputuskan, atau memutuskan sendiri: bacalah pengembalian dana itu.',
  refund_refused: `Mintalah penawaran untuk melihat alasannya, dan apa yang dapat mengubahnya${by}.`,
} as const satisfies Wording<typeof adviceMessages>;
