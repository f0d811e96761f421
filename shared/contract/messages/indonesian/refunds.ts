import type { Wording } from '../kinds.ts';
import type { refundMessages } from '../refunds.ts';
import { because } from './because.ts';
import { businessDays, credits } from './counted.ts';

const late = 'Waktu itu sudah lewat, dan seorang petugas sudah diberi tahu.';

export const indonesian = {
  business_days: businessDays('days'),
  business_days_between: `{from, number} sampai ${businessDays('days')}`,

  terms: `{net} akan dikembalikan, dan ${credits()} dari {lot} dilepas.`,
  terms_less_fee: `{net} akan dikembalikan, yaitu {gross} dikurangi biaya {fee}, dan ${credits()} dari {lot} dilepas.`,
  confirm_automatic:
    'Setujui paling lambat {until}: uangnya lalu dikembalikan dengan cara yang sama seperti dibayar, dalam {within}.',
  confirm_review: 'Setujui paling lambat {until}: seorang petugas lalu memutuskan dalam {within}.',
  confirm_pending:
    'Setujui paling lambat {until}: jawabannya lalu menyusul sendiri setelah pekerjaannya selesai.',

  refund: `Pengembalian dana {net} untuk ${credits()} dari {lot} ({clause}).`,
  refund_elsewhere: `Pengembalian dana {net} untuk ${credits()} dari {lot}, dilakukan di penyedia pembayaran ({clause}).`,
  refund_unplaced: 'Pengembalian dana {net}, dilakukan di penyedia pembayaran ({clause}).',
  less_fee: 'Itu adalah {gross} dikurangi biaya {fee}.',
  under_review:
    'Seorang petugas memutuskannya paling lambat akhir hari {by}; sementara itu kreditnya tidak dapat dipakai.',
  under_review_late: `Seorang petugas seharusnya memutuskannya paling lambat akhir hari {by}; sementara itu kreditnya tidak dapat dipakai. ${late}`,
  under_review_job:
    'Keputusannya menyusul sendiri setelah pekerjaan yang memakai kreditnya selesai; sementara itu kreditnya tidak dapat dipakai.',
  approved:
    'Permintaan ini disetujui pada {at} menurut kebijakan, tanpa petugas, dan sedang dikirim.',
  approved_by: 'Permintaan ini disetujui pada {at} oleh {who}, dan sedang dikirim.',
  sent_by: 'Penyedia pembayaran menerimanya paling lambat akhir hari {by}.',
  sent_late: `Penyedia pembayaran seharusnya menerimanya paling lambat akhir hari {by}. ${late}`,
  submitted: 'Penyedia pembayaran menerimanya pada {at} dan sedang mengerjakannya.',
  succeeded: 'Uangnya sudah dikembalikan pada {at}.',
  failed: 'Uangnya tidak dapat dibayarkan pada {at}; seorang petugas sedang mencari cara lain.',
  failed_because:
    'Uangnya tidak dapat dibayarkan pada {at}, menurut penyedia pembayaran "{why}"; seorang petugas sedang mencari cara lain.',
  failed_less_left:
    'Permintaan ini tidak dikirim pada {at}, karena sisa pembayarannya lebih kecil dari yang dikembalikan; seorang petugas sedang memeriksanya.',
  denied: `Permintaan ini ditolak pada {at} menurut kebijakan, tanpa petugas${because}.`,
  denied_by: 'Permintaan ini ditolak pada {at} oleh {who}: "{why}".',
} as const satisfies Wording<typeof refundMessages>;
