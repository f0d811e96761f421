/** How a variant ended, behind what it is said of. */
export const ended = `{outcome, select,
  succeeded {sudah dikirim}
  model_failed {gagal di model}
  timed_out {tidak selesai dalam batas waktunya}
  cancelled {dibatalkan sebelum selesai}
  internal_error {gagal karena masalah di pihak kami}
  no_usable_output {selesai tanpa hasil yang dapat dipakai}
  other {tidak terkirim}}`;
