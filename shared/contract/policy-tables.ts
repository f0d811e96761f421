import type { RateCard } from '../domain/rate-card.ts';
import type { ClauseText, PublishedPolicy } from '../policy/clause.ts';
import { valuesOf } from '../policy/clause-values.ts';
import type { Policy } from '../policy/policy.ts';
import type { Product } from '../policy/product.ts';
import { written } from './messages/written.ts';
import { type Html, html } from './policy-html.ts';
import { clauseLink } from './policy-rules.ts';
import { numberWords } from './policy-words.ts';

/** The numbers of a clause, each with the same in a larger unit where its text has that. */
function numberRows({ id, values: places, ...clause }: ClauseText, policy: Policy): Html[] {
  const values = valuesOf(policy, { ...clause, values: places });
  const wordsOf = (name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numberWords(name, value) : undefined;
  };
  return Object.entries(places).flatMap(([name, place]) => {
    const words = place.includes(' in ') ? undefined : wordsOf(name);
    if (!words) return [];
    const larger = Object.keys(places).find((other) => places[other]?.startsWith(`${place} in `));
    const also = larger ? wordsOf(larger) : undefined;
    return html`<tr><td>${clauseLink(id)}</td><th scope="row">${words.what}</th>
<td>${words.amount}${also ? ` (${also.amount})` : ''}</td></tr>
`;
  });
}

export const numbersTable = ({ topics }: PublishedPolicy, policy: Policy): Html => html`<table>
<caption>Every number of this version, and the rule that it belongs to.</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What</th><th scope="col">How much</th></tr></thead>
<tbody>
${topics.flatMap(({ clauses }) => clauses.flatMap((clause) => numberRows(clause, policy)))}</tbody>
</table>
`;

export const packsTable = ({ packs }: Pick<Product, 'packs'>): Html =>
  packs.length === 0
    ? html`<p>No credits are sold at present.</p>
`
    : html`<table>
<caption>Packs of credits</caption>
<thead><tr><th scope="col">Pack</th><th scope="col">Credits</th><th scope="col">Price</th></tr></thead>
<tbody>
${packs.map(
  ({ pack, credits, price }) =>
    html`<tr><th scope="row">${pack}</th><td>${credits}</td><td>${written({ language: 'en' }, 'money', price)}</td></tr>
`,
)}</tbody>
</table>
`;

export const ratesTable = ({ rateCard, actions }: RateCard, since: Html): Html => html`<table>
<caption>Rate card ${rateCard}, ${since}</caption>
<thead><tr><th scope="col">Action</th><th scope="col">Credits for each output</th></tr></thead>
<tbody>
${Object.entries(actions).map(
  ([action, credits]) => html`<tr><th scope="row">${action}</th><td>${credits}</td></tr>
`,
)}</tbody>
</table>
`;
