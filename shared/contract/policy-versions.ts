import { type Instant, toInstant, toMilliseconds } from '../domain/instant.ts';
import { policyName } from '../policy/policy.ts';
import { type Html, html } from './policy-html.ts';
import { otherVersions, type ShownPolicy } from './policy-view.ts';

const dateFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const dateHtml = (at: string): Html => {
  const time = toInstant(at);
  return html`<time datetime="${time}">${dateFormat.format(toMilliseconds(time))}</time>`;
};

type Version = { readonly policy: string; readonly effectiveFrom: Instant; readonly url: string };

const versionLink = ({ policy, url }: Version): Html => html`<a href="${url}">${policy}</a>`;

const versionHtml =
  (verb: string) =>
  (version: Version): Html =>
    html`<li>${versionLink(version)}, ${verb} ${dateHtml(version.effectiveFrom)}</li>
`;

const isAhead = ({ policy, now }: ShownPolicy) => toInstant(policy.effectiveFrom) > now;

/** What a reader of a version that is not in force has to know first. */
function notInForce(shown: ShownPolicy): Html {
  const { replacedBy } = otherVersions(shown);
  if (replacedBy) {
    return html`<div class="note"><p>This version is not in force any more: ${versionLink(replacedBy)} replaced it on
${dateHtml(replacedBy.effectiveFrom)}. A purchase of the time it was in force is still judged by it, or by a later
version where that is kinder.</p></div>
`;
  }
  return isAhead(shown)
    ? html`<div class="note"><p>This version is announced, and not in force yet.</p></div>
`
    : html``;
}

/** Which version is shown, and where it stands. */
export const versionShown = (
  shown: ShownPolicy,
): Html => html`<p>Version ${policyName(shown.policy)}, in force
${isAhead(shown) ? 'from' : 'since'} ${dateHtml(shown.policy.effectiveFrom)}.</p>
${notInForce(shown)}`;

/** The versions before it, and those that are to come. */
export function versionsHtml(shown: ShownPolicy): Html {
  const { earlier, announced = [] } = otherVersions(shown);
  const list = [
    ...announced.map(versionHtml('announced, in force from')),
    ...earlier.map(versionHtml('in force from')),
  ];
  return list.length === 0
    ? html`<p>There is no other version.</p>
`
    : html`<ul>
${list}</ul>
`;
}
