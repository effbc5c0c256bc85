/** The one stylesheet of a site. Faces are the reader's own, and each of them has Kazakh Cyrillic. */
export const siteStyle = `:root {
  color-scheme: light dark;
  --ink: #1d1b18;
  --quiet: #625c53;
  --paper: #fffdf9;
  --rule: #d9d2c6;
  --accent: #8c2f1b;
  --wash: #f6efe2;
  --serif: Charter, "Bitstream Charter", "Source Serif 4", "PT Serif", "Noto Serif", Georgia, Cambria, "Times New Roman", serif;
  --sans: "PT Sans", "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ece7de;
    --quiet: #a8a195;
    --paper: #171614;
    --rule: #3a3732;
    --accent: #f0a48f;
    --wash: #24211d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  padding: 0 1.25rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 400 1.1875rem/1.6 var(--serif);
  overflow-wrap: break-word;
}
.masthead, main { max-width: 66ch; margin: 0 auto; }
.masthead {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  align-items: baseline;
  justify-content: space-between;
  padding: 1.25rem 0 0.75rem;
  border-bottom: 3px double var(--rule);
}
.masthead .name { margin: 0; font-size: 1.375rem; font-weight: 700; line-height: 1.2; color: inherit; text-decoration: none; }
.masthead nav { display: flex; gap: 1rem; font: 0.9375rem/1.4 var(--sans); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
h1, h2, h3, h4 { line-height: 1.18; text-wrap: balance; hyphens: manual; }
article > header { margin: 2.5rem 0 2rem; }
article h1 { margin: 0; font-size: clamp(1.875rem, 1.3rem + 2.6vw, 2.75rem); font-weight: 700; letter-spacing: -0.01em; }
.desk { margin: 0 0 0.75rem; font: 700 0.8125rem/1.4 var(--sans); letter-spacing: 0.04em; color: var(--accent); }
.standfirst { margin: 0.9rem 0 0; font-size: 1.25rem; line-height: 1.45; color: var(--quiet); }
.signature { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; margin: 1.25rem 0 0; font: 0.9375rem/1.5 var(--sans); color: var(--quiet); }
.signature .byline { font-weight: 700; color: var(--ink); }
.correction { margin: 1.5rem 0 0; padding: 0.9rem 1.1rem; background: var(--wash); border-inline-start: 4px solid var(--accent); font-size: 1rem; line-height: 1.5; }
.correction p { margin: 0; }
.correction p + p { margin-top: 0.35rem; }
.body p { margin: 0 0 1.1em; }
.body h2 { margin: 2.2em 0 0.6em; font-size: 1.4375rem; }
.body h3 { margin: 1.8em 0 0.5em; font-size: 1.25rem; }
.body h4 { margin: 1.6em 0 0.4em; font-size: 1.0625rem; }
.body blockquote { margin: 1.8em 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--rule); font-size: 1.25rem; font-style: italic; line-height: 1.45; }
.body blockquote p { margin: 0; }
.body ul, .body ol { margin: 0 0 1.2em; padding-inline-start: 1.5em; }
.body li { margin: 0 0 0.35em; }
.body li > ul, .body li > ol { margin: 0.35em 0 0; }
figure { margin: 1.8em 0; }
figure > img { display: block; max-width: 100%; height: auto; }
figcaption { margin: 0.5em 0 0; font: 0.9375rem/1.5 var(--sans); color: var(--quiet); }
figcaption small { font-size: 0.875em; }
.body .embed { padding: 0.9rem 1.1rem; border: 1px solid var(--rule); border-inline-start: 4px solid var(--accent); }
.body .embed small { display: block; color: var(--quiet); font-family: var(--sans); }
.body code { font-size: 0.875em; }
.body sup, .body sub { line-height: 0; }
article > footer { margin: 3rem 0 0; padding: 1.25rem 0 0; border-top: 1px solid var(--rule); font: 0.9375rem/1.5 var(--sans); }
article > footer h2 { margin: 0 0 0.4rem; font-size: 0.9375rem; }
article > footer ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.withdrawn { padding-top: 3rem; }
.latest { margin: 0; padding: 0; list-style: none; }
.latest li { padding: 1.6rem 0; border-bottom: 1px solid var(--rule); }
.latest h2 { margin: 0; font-size: 1.5rem; }
.latest h2 a { color: inherit; text-decoration: none; }
.latest h2 a:hover { text-decoration: underline; }
.latest .standfirst { margin-top: 0.4rem; font-size: 1.0625rem; }
.latest .signature { margin-top: 0.6rem; font-size: 0.875rem; }
.latest .desk { margin: 0; font-size: inherit; }
.languages { padding-top: 18vh; text-align: center; }
.languages .name { font-size: 2.5rem; }
.languages ul { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; justify-content: center; margin: 2rem 0 0; padding: 0; list-style: none; font-size: 1.25rem; }
@media print {
  body { padding: 0; font-size: 11pt; }
  article > footer nav, .masthead nav { display: none; }
}
`;
