import { textFormat } from '../../shared/domain/blocks.ts';
import type { Run, RunLook } from '../../shared/language/difference.ts';

const formatNames: readonly (readonly [bit: number, name: string])[] = [
  [textFormat.bold, 'bold'],
  [textFormat.italic, 'italic'],
  [textFormat.strikethrough, 'struck through'],
  [textFormat.underline, 'underlined'],
  [textFormat.code, 'code'],
  [textFormat.subscript, 'subscript'],
  [textFormat.superscript, 'superscript'],
];

const mostSaid = 3;
const longestQuoted = 48;

/** What became of the look of words, for a person: "Now bold", "Link now goes to https://…". */
export function lookChanges(was: RunLook, is: RunLook): readonly string[] {
  const said: string[] = [];
  for (const [bit, name] of formatNames) {
    if ((is.format & bit) !== 0 && (was.format & bit) === 0) said.push(`Now ${name}`);
    if ((is.format & bit) === 0 && (was.format & bit) !== 0) said.push(`No longer ${name}`);
  }
  if (was.url !== is.url) {
    if (is.url === undefined) said.push('No longer a link');
    else if (was.url === undefined) said.push(`Now a link to ${is.url}`);
    else said.push(`Link now goes to ${is.url}`);
  }
  return said;
}

/** The words whose look changed, by what became of it: "Now bold: “rates”, “figures”." */
export function formatChanges(runs: readonly Run[]): readonly string[] {
  const words = new Map<string, string[]>();
  for (const run of runs) {
    if (run.was === undefined || run.text.trim() === '') continue;
    for (const change of lookChanges(run.was, run)) {
      const quoted = `“${shortened(run.text.trim())}”`;
      const others = words.get(change);
      if (others) others.push(quoted);
      else words.set(change, [quoted]);
    }
  }
  const said = [...words].map(([change, quotes]) => `${change}: ${listed(quotes)}.`);
  const left = said.length - mostSaid;
  return left <= 0 ? said : [...said.slice(0, mostSaid), `And ${left} more changes of format.`];
}

function listed(quotes: readonly string[]): string {
  const left = quotes.length - mostSaid;
  return left <= 0 ? quotes.join(', ') : `${quotes.slice(0, mostSaid).join(', ')} and ${left} more`;
}

/** The start of a text, cut between words where it can be. */
export function shortened(text: string, most = longestQuoted): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), most >> 1)).trimEnd()}…`;
}
