import type { RateCard } from '../../domain/rate-card.ts';

export const rates = [
  {
    rateCard: '2026-01',
    from: '2026-01-01T00:00:00.000Z',
    actions: { 'analyse-image': 1, 'quick-remix': 4, 'studio-options': 2, 'regenerate-option': 2 },
  },
] as const satisfies readonly RateCard[];
