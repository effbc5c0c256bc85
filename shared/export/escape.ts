const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text without what neither HTML nor JSON receivers can carry: control characters other than tab and newline are
 * dropped, halves of surrogate pairs become U+FFFD, every line ending is a newline.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: dropping them is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

/** Text as HTML, safe between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/** A value as JSON that is safe inside a `<script>` element: nothing in it can end the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</gu, '\\u003c')
    .replace(/>/gu, '\\u003e')
    .replace(/&/gu, '\\u0026')
    .replace(/\u2028/gu, '\\u2028')
    .replace(/\u2029/gu, '\\u2029');
}

/** Text on one line: every run of breaking white space is one space. No-break spaces hold numbers together and stay. */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[\t\n \u2028\u2029]+/gu, ' ')
    .trim();
}
