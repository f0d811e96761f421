import type { ClauseTopic } from '../policy/clause.ts';
import type { Policy } from '../policy/policy.ts';
import { type Html, html } from './policy-html.ts';
import { filledClause } from './policy-text.ts';

/** A rule's name, which leads to the rule. */
export const clauseLink = (id: string): Html => html`<a class="id" href="#${id}">${id}</a>`;

const itemHtml = (line: string): Html => html`<li>${line.replace(/^- /, '')}</li>
`;

/** A paragraph, or the items of a list. */
const blockHtml = (block: string): Html =>
  block.startsWith('- ')
    ? html`<ul>
${block.split('\n').map(itemHtml)}</ul>
`
    : html`<p>${block}</p>
`;

/** The rules of one topic, each under its own anchor. */
export const rulesHtml = ({ clauses }: ClauseTopic, policy: Policy): Html[] =>
  clauses.map((clause) => {
    const { id, title, text } = filledClause(clause, policy);
    return html`<article id="${id}">
<h3>${title}</h3>
${clauseLink(id)}
${text.split('\n\n').map(blockHtml)}</article>
`;
  });
