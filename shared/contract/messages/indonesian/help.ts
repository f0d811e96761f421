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
} as const satisfies Wording<typeof helpMessages>;
