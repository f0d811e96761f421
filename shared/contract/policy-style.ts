import { createHash } from 'node:crypto';

/** How the policy page looks: on paper, on a phone, by day and by night. It loads nothing. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #23272c; --soft: #5a626b; --line: #e2ded4; --tint: #f1eee6; --link: #1d5f5a;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181b; --ink: #e6e6e2; --soft: #a5adb4; --line: #2d3338; --tint: #1e2327; --link: #7fc8bf; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 ui-sans-serif, system-ui, "Segoe UI", "Liberation Sans", sans-serif;
}
.wide { max-width: 50rem; margin-inline: auto; padding-inline: 1.5rem; }
a { color: var(--link); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px; }
h1, h2, h3 { font-family: ui-serif, Georgia, "Liberation Serif", serif; line-height: 1.25; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 5vw, 2.6rem); margin: 0 0 1rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin: 0 0 1.75rem; padding-top: 2.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.125rem; margin: 0 0 .35rem; }
p, ul, dl { margin: 0 0 .85rem; }
li { margin: .3rem 0; }
li::marker { color: var(--soft); }
.skip { position: absolute; left: -100vw; top: 0; padding: .75rem 1.25rem; background: var(--tint); }
.skip:focus { left: 0; }
header { padding-block: 4.5rem 2rem; }
.name { margin: 0 0 .75rem; color: var(--soft); letter-spacing: .04em; }
.lead { font-size: 1.1875rem; max-width: 38rem; }
.note { margin: 1.5rem 0 0; padding: .9rem 1.1rem; background: var(--tint); border-left: 3px solid var(--link); }
.note p { margin: 0; }
nav { padding-bottom: 3rem; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 2 16rem; column-gap: 2rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }
nav a { display: inline-block; padding: .1rem 0; }
section { margin-bottom: 2.5rem; }
main:focus { outline: none; }
article { display: grid; grid-template-columns: 5.5rem 1fr; margin-bottom: 2rem; break-inside: avoid; }
article > :not(.id) { grid-column: 2; }
.id {
  grid-row: 1; align-self: start; justify-self: start; padding: .2rem 0; font-size: .875rem; color: var(--soft);
  text-decoration: none; font-variant-numeric: tabular-nums; letter-spacing: .03em;
}
.id:hover { text-decoration: underline; }
article:target { background: var(--tint); box-shadow: 0 0 0 1rem var(--tint); border-radius: .1rem; }
table { width: 100%; margin: 0 0 2.25rem; border-collapse: collapse; font-size: 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .875rem; }
th:last-child, td:last-child { text-align: right; padding-right: 0; }
td .id, th .id { white-space: nowrap; }
dt { font-weight: 600; }
dd { margin: 0 0 .75rem; }
footer { padding-block: 1rem 4rem; color: var(--soft); font-size: .9375rem; }
footer p { padding-top: 1.5rem; border-top: 1px solid var(--line); }
@media (max-width: 36rem) {
  header { padding-top: 2.5rem; }
  .wide { padding-inline: 1.125rem; }
  article { display: flex; flex-direction: column; }
  .id { order: -1; }
  td .id, th .id { order: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --tint: #fff; --link: #000; }
  body { font-size: 10.5pt; line-height: 1.45; }
  nav, .skip { display: none; }
  header { padding-block: 0 1rem; }
  .wide { max-width: none; padding-inline: 0; }
  h2 { break-after: avoid; padding-top: 1.25rem; margin-bottom: 1rem; }
  article { margin-bottom: 1rem; }
  tr, dd { break-inside: avoid; }
}
`;

const hash = createHash('sha256').update(style).digest('base64');

/** Only this very style, and nothing else: no script, no picture, no frame around it, nowhere to send a form. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
