/** Prints one figure as a line of JSON. `limit` null: given for context, held to nothing. */
export function report(figure: string, value: number, unit: string, limit: number | null): void {
  process.stdout.write(`${JSON.stringify({ figure, value: Math.round(value * 1_000) / 1_000, unit, limit })}\n`);
  if (limit !== null && value > limit) process.exitCode = 1;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
