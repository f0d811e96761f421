import type { RateCard } from '../domain/rate-card.ts';
import type { ClauseTopic } from '../policy/clause.ts';
import { policyName } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { calendarHtml } from './policy-calendar.ts';
import { type Html, html } from './policy-html.ts';
import { rulesHtml } from './policy-rules.ts';
import { style } from './policy-style.ts';
import { numbersTable, packsTable, ratesTable } from './policy-tables.ts';
import { dateHtml, versionShown, versionsHtml } from './policy-versions.ts';
import type { ShownPolicy } from './policy-view.ts';

/**
 * All that the page says.
 *
 * @property card the rates in force
 * @property announcedCard the next ones, where customers have been told of them
 */
type PageContent = ShownPolicy & {
  readonly product: Product;
  readonly card: RateCard;
  readonly announcedCard?: RateCard;
};

/** A part of the page: the anchor and the heading it goes by in the table of contents. */
type Section = { readonly id: string; readonly heading: string; readonly content: Html };

function headerHtml(shown: PageContent): Html {
  const { name, topics } = shown.published;
  const [first] = topics.flatMap(({ clauses }) => clauses);
  return html`<header class="wide">
<p class="name">${name}</p>
<h1>When credits come back, and when money does</h1>
<p class="lead">These are the rules we go by. Every number here is the one that requests are decided by. Each rule has a
name, such as ${first?.id ?? ''}, and whatever is decided about your credits or your money names its rule.</p>
${versionShown(shown)}</header>
`;
}

function pricesHtml({ product, card, announcedCard }: PageContent): Html {
  const announced = announcedCard
    ? ratesTable(announcedCard, html`announced, in force from ${dateHtml(announcedCard.from)}`)
    : html``;
  const inForce = ratesTable(card, html`in force since ${dateHtml(card.from)}`);
  return html`${packsTable(product)}${inForce}${announced}`;
}

const ruleSections = ({ published, policy }: PageContent): Section[] =>
  published.topics.map((topic: ClauseTopic, index) => ({
    id: `topic-${index + 1}`,
    heading: topic.heading,
    content: html`${rulesHtml(topic, policy)}`,
  }));

const sectionsOf = (shown: PageContent): Section[] => [
  ...ruleSections(shown),
  {
    id: 'numbers',
    heading: 'The numbers at a glance',
    content: numbersTable(shown.published, shown.policy),
  },
  { id: 'prices', heading: 'Packs and rates', content: pricesHtml(shown) },
  { id: 'business-days', heading: 'Business days', content: calendarHtml(shown.product.calendar) },
  { id: 'versions', heading: 'Versions', content: versionsHtml(shown) },
];

const entryHtml = ({ id, heading }: Section): Html => html`<li><a href="#${id}">${heading}</a></li>
`;

const sectionHtml = ({ id, heading, content }: Section): Html => html`<section id="${id}">
<h2>${heading}</h2>
${content}</section>
`;

function bodyHtml(shown: PageContent): Html {
  const sections = sectionsOf(shown);
  return html`<a class="skip" href="#rules">Skip to the rules</a>
${headerHtml(shown)}<nav class="wide" aria-label="On this page">
<ul>
${sections.map(entryHtml)}</ul>
</nav>
<main class="wide" id="rules" tabindex="-1">
${sections.map(sectionHtml)}</main>
<footer class="wide">
<p>Made of the data that requests are decided by, as of ${dateHtml(shown.now)}. Programs that ask for
<code>application/json</code> get the same as data.</p>
</footer>
`;
}

/** The policy as a page for people: whole in itself, without a script, and nothing is loaded by it. */
export function policyPage(shown: PageContent): string {
  const { published, policy } = shown;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${published.name}: credits and refunds (${policyName(policy)})</title>
<style>${{ html: style }}</style>
</head>
<body>
${bodyHtml(shown)}</body>
</html>
`.html;
}
