import { toInstant } from '../domain/instant.ts';
import type { RateCard } from '../domain/rate-card.ts';

const actionsView = ({ actions }: RateCard) =>
  Object.entries(actions).map(([action, credits]) => ({ action, credits }));

const announcedView = (card: RateCard) => ({
  rateCard: card.rateCard,
  from: toInstant(card.from),
  ...(card.announcedAt && { announcedAt: toInstant(card.announcedAt) }),
  actions: actionsView(card),
});

export const ratesView = ({
  card,
  announced,
}: {
  readonly card: RateCard;
  readonly announced?: RateCard;
}) => ({
  rateCard: card.rateCard,
  since: toInstant(card.from),
  actions: actionsView(card),
  ...(announced && { announced: announcedView(announced) }),
});
