/**
 * Prints one figure as a line of JSON.
 * @param limit what it is held to; null: given for context, held to nothing.
 * @param bound whether it may be the limit at the most or must be at the least.
 */
export function report(
  figure: string,
  value: number,
  unit: string,
  limit: number | null,
  bound: 'most' | 'least' = 'most',
): void {
  const line = {
    figure,
    value: Math.round(value * 1_000) / 1_000,
    unit,
    limit,
    ...(bound === 'least' ? { bound } : {}),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  if (limit !== null && !(bound === 'most' ? value <= limit : value >= limit)) process.exitCode = 1;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value that `share` of all do not exceed: 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
