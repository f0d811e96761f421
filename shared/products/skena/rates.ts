import type { RateCard } from '../../domain/rate-card.ts';

export const rates = [
  {
    rateCard: '2026-01',
    from: '2026-01-01T00:00:00.000Z',
    actions: { image: 1, video: 10, avatar: 20 },
  },
] as const satisfies readonly RateCard[];
