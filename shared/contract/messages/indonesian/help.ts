import type { helpMessages } from '../help.ts';
import type { Wording } from '../kinds.ts';

export const indonesian = {
  case_open: 'Tim kami memeriksanya dan menjawab paling lambat {due} ({clause}).',
  case_waiting:
    'Untuk memeriksanya kami juga perlu {missing} ({asksBy}). Anda tetap dijawab paling lambat {due} ({clause}).',
  case_asked:
    'Kami menanyakan sesuatu dan menunggu jawaban Anda. Kami tetap menjawab paling lambat {due} ({clause}).',
  case_answered: 'Laporan ini sudah dijawab ({clause}).',
  case_mended: 'Langsung diperbaiki: kredit yang menjadi hak Anda sudah kembali ({clause}).',
  case_redacted:
    'Kami menghapus {kinds} dari tulisan Anda sebelum apa pun disimpan. Jangan pernah mengirimkannya kepada siapa pun.',
  case_by_policy:
    'Kegagalan dilaporkan untuk hasil yang sebelumnya sudah disimpan, diekspor, atau diunduh, sehingga tidak dapat dipastikan dari catatan saja.',

  field_jobId: 'ID pekerjaan',
  field_orderId: 'ID pesanan',
  field_paidOn: 'tanggal pembayaran',
  field_amountMinor: 'jumlah yang dibayar',
  field_project: 'nama atau ID proyek',
  field_action: 'apa yang sedang Anda lakukan',
  field_approximateTime: 'perkiraan waktu kejadian',
  field_expectation: 'apa yang Anda harapkan terjadi',

  secret_card_number: 'nomor kartu',
  secret_security_code: 'kode keamanan kartu',
  secret_password: 'kata sandi',
  secret_one_time_code: 'kode sekali pakai',
  secret_private_key: 'kunci privat',
  secret_api_key: 'kunci API',
  secret_bearer_token: 'token akses',

  suggest_tell_more:
    'Minta keterangan yang kurang: belum ada pekerjaan atau pembelian akun ini yang cocok ({clause}).',
  suggest_still_running:
    'Pekerjaan masih berjalan. Pekerjaan selesai sendiri pada batas waktunya, dan yang tidak terkirim dikembalikan ({clause}).',
  suggest_restored_already:
    'Kredit sudah dikembalikan, pertama kali oleh entri {first}: dua kali terlalu banyak ({clause}).',
  suggest_failed_and_kept:
    'Kegagalan tercatat tetapi kreditnya tetap terpakai karena hasilnya dianggap sudah terkirim: periksa, dan kembalikan bila tidak ada hasil yang dapat digunakan ({clause}).',
  suggest_delivered: 'Hasilnya terkirim dan tidak ada kegagalan yang tercatat ({clause}).',
  suggest_look_at_output:
    'Hasilnya terkirim; apakah rusak secara teknis harus dilihat dulu. Minta hasilnya, atau lihat sendiri ({clause}).',
  suggest_refund_by_policy:
    'Kebijakan mengizinkan uangnya kembali, atau menyerahkan keputusan kepada petugas: buat penawaran pengembalian dana ({clause}).',
  suggest_refund_refused:
    'Kebijakan tidak mengembalikan uang ini. Hak menurut hukum tetap diperiksa: tanyakan apakah hak itu diajukan ({clause}).',
  suggest_refund_under_way: 'Pengembalian dana untuk pembelian ini sedang berjalan ({clause}).',
  suggest_gone_back:
    'Uang pembelian ini sudah dikembalikan: jelaskan kapan dan bagaimana ({clause}).',
  suggest_bank_decides:
    'Bank sedang memeriksa pembayaran ini. Tidak ada yang dikembalikan sampai bank memutuskan ({clause}).',
  suggest_mended_on_the_spot: 'Kredit dikembalikan saat laporan dibuka ({clause}).',
  suggest_nothing_found: 'Tidak ada catatan yang mendukung jawaban tertentu ({clause}).',
} as const satisfies Wording<typeof helpMessages>;
