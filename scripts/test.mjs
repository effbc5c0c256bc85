// npm test                      the whole check
// npm test -- unit [arguments]  one part of it: lint, types, unit or e2e
//
// The last line of stdout is always `N passed, N failed`, with `, N skipped` when some were.

import { preparePackages } from './setup/prepare.mjs';
import { say, sayFailure } from './setup/progress.mjs';
import { add, countOne, countsLine } from './testing/counts.mjs';
import { parts } from './testing/parts.mjs';

/** @typedef {import('./testing/counts.mjs').Counts} Counts */

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} more
 */
async function runParts(names, more) {
  /** @type {Counts} */
  let total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) total = add(total, await runPart(name, more));
  return total;
}

/**
 * A part that cannot even be started is one failure, and the others still run.
 *
 * @param {string} name
 * @param {readonly string[]} more
 * @returns {Promise<Counts>}
 */
async function runPart(name, more) {
  const part = parts[name];
  console.log(`\n${part?.title}`);
  try {
    if (!part) throw new Error(`There is no part "${name}".`);
    const counts = await part.run(more);
    console.log(`${part.title}: ${countsLine(counts)}`);
    return counts;
  } catch (error) {
    sayFailure(error);
    return countOne(1);
  }
}

const [onlyPart, ...more] = process.argv.slice(2);
if (onlyPart !== undefined && !Object.hasOwn(parts, onlyPart)) {
  say(`There is no part "${onlyPart}"; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

/** @type {Counts} */
let total;
try {
  await preparePackages();
  total = await runParts(onlyPart === undefined ? Object.keys(parts) : [onlyPart], more);
} catch (error) {
  // Without the packages, nothing can run.
  sayFailure(error);
  total = countOne(1);
}
console.log(`\n${countsLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
