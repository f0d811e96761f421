import type { Calendar } from '../../domain/calendar.ts';

/**
 * Indonesia's national holidays, by the yearly joint decree of its ministers of religious affairs,
 * manpower and state apparatus: 17 days in 2025 and 2026, 18 in 2027, which sees 27 Rajab twice.
 *
 * Joint leave (cuti bersama) is in the same decrees and not here: private employers may work on it,
 * so it is a business day. Idul Fitri and Idul Adha follow the moon: the minister confirms them
 * days ahead, so the dates of 2027 are decreed but may yet move by a day.
 */
export const indonesia = {
  name: 'Indonesia',
  zone: 'Asia/Jakarta',
  years: { first: 2025, last: 2027 },
  holidays: [
    '2025-01-01', // New Year
    '2025-01-27', // Isra Mikraj
    '2025-01-29', // Imlek 2576
    '2025-03-29', // Nyepi 1947
    '2025-03-31', // Idul Fitri 1446
    '2025-04-01', // Idul Fitri 1446, second day
    '2025-04-18', // Good Friday
    '2025-04-20', // Easter
    '2025-05-01', // Labour Day
    '2025-05-12', // Waisak 2569
    '2025-05-29', // Ascension Day
    '2025-06-01', // Pancasila Day
    '2025-06-06', // Idul Adha 1446
    '2025-06-27', // Islamic New Year 1447
    '2025-08-17', // Independence Day
    '2025-09-05', // Maulid
    '2025-12-25', // Christmas

    '2026-01-01', // New Year
    '2026-01-16', // Isra Mikraj
    '2026-02-17', // Imlek 2577
    '2026-03-19', // Nyepi 1948
    '2026-03-21', // Idul Fitri 1447
    '2026-03-22', // Idul Fitri 1447, second day
    '2026-04-03', // Good Friday
    '2026-04-05', // Easter
    '2026-05-01', // Labour Day
    '2026-05-14', // Ascension Day
    '2026-05-27', // Idul Adha 1447
    '2026-05-31', // Waisak 2570
    '2026-06-01', // Pancasila Day
    '2026-06-16', // Islamic New Year 1448
    '2026-08-17', // Independence Day
    '2026-08-25', // Maulid
    '2026-12-25', // Christmas

    '2027-01-01', // New Year
    '2027-01-05', // Isra Mikraj, 27 Rajab 1448
    '2027-02-06', // Imlek 2578
    '2027-03-08', // Nyepi 1949
    '2027-03-10', // Idul Fitri 1448
    '2027-03-11', // Idul Fitri 1448, second day
    '2027-03-26', // Good Friday
    '2027-03-28', // Easter
    '2027-05-01', // Labour Day
    '2027-05-06', // Ascension Day
    '2027-05-17', // Idul Adha 1448
    '2027-05-20', // Waisak 2571
    '2027-06-01', // Pancasila Day
    '2027-06-06', // Islamic New Year 1449
    '2027-08-15', // Maulid
    '2027-08-17', // Independence Day
    '2027-12-25', // Christmas
    '2027-12-26', // Isra Mikraj, 27 Rajab 1449
  ],
  source: 'SKB 3 Menteri: 2025 by 1017/2024 and 933/2025, 2026 by 1497/2025, 2027 by 1205/2026',
} as const satisfies Calendar;
