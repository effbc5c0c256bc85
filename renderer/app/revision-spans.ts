/** Numbers of revisions in words, those in a row as one: "revisions 3, 7–9". @param numbers in order. */
export function revisionSpans(numbers: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  const words = spans.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return numbers.length === 1 ? `revision ${words}` : `revisions ${words}`;
}
