/** Why a rule refuses, behind what it refuses. */
export const because = `{code, select,
  window_closed {, karena waktunya sudah lewat}
  lot_used {, karena sebagian kreditnya sudah terpakai}
  no_cash_value {, karena kreditnya tidak punya harga yang dapat dikembalikan}
  quality_not_covered {, karena selera bukan alasan}
  not_a_duplicate {, karena tidak ada yang terbayar dua kali}
  no_qualifying_outage {, karena tidak ada gangguan layanan yang cukup lama}
  not_offered {, karena keadaan ini tidak disebut dalam kebijakan}
  already_refunded {, karena semuanya sudah dikembalikan}
  refund_open {, karena pengembalian dananya sedang diproses}
  disputed {, karena bank sedang memeriksa pembayarannya}
  other {}}`;
