import type { Wording } from '../kinds.ts';
import type { suggestionMessages } from '../suggestions.ts';

export const indonesian = {
  tell_more:
    'Minta keterangan yang kurang: belum ada pekerjaan atau pembelian akun ini yang cocok ({clause}).',
  several_fit: 'Beberapa pekerjaan cocok dengan keterangannya: tanyakan yang mana ({clause}).',
  holder_unknown:
    'Pastikan dahulu siapa pelapornya, sebelum menceritakan pekerjaan itu ({clause}).',
  past_its_limit: 'Pekerjaan melewati batas waktunya: kreditnya segera kembali ({clause}).',
  still_running:
    'Pekerjaan masih berjalan. Pekerjaan selesai sendiri pada batas waktunya, dan yang tidak terkirim dikembalikan ({clause}).',
  restored_already:
    'Kredit sudah dikembalikan, pertama kali oleh entri {first}: dua kali terlalu banyak ({clause}).',
  failed_and_kept:
    'Kegagalan tercatat tetapi kreditnya tetap terpakai karena hasilnya dianggap sudah terkirim: periksa, dan kembalikan bila tidak ada hasil yang dapat digunakan ({clause}).',
  delivered: 'Hasilnya terkirim dan tidak ada kegagalan yang tercatat ({clause}).',
  look_at_output:
    'Hasilnya terkirim; apakah rusak secara teknis harus dilihat dulu. Minta hasilnya, atau lihat sendiri ({clause}).',
  refund_by_policy:
    'Kebijakan mengizinkan uangnya kembali, atau menyerahkan keputusan kepada petugas: buat penawaran pengembalian dana ({clause}).',
  refund_refused:
    'Kebijakan tidak mengembalikan uang ini. Hak menurut hukum tetap diperiksa: tanyakan apakah hak itu diajukan ({clause}).',
  refund_under_way: 'Pengembalian dana untuk pembelian ini sedang berjalan ({clause}).',
  gone_back: 'Uang pembelian ini sudah dikembalikan: jelaskan kapan dan bagaimana ({clause}).',
  bank_decides:
    'Bank sedang memeriksa pembayaran ini. Tidak ada yang dikembalikan sampai bank memutuskan ({clause}).',
  mended_on_the_spot: 'Kredit langsung dikembalikan begitu pekerjaannya ditemukan ({clause}).',
  nothing_found: 'Tidak ada catatan yang mendukung jawaban tertentu ({clause}).',
} as const satisfies Wording<typeof suggestionMessages>;
