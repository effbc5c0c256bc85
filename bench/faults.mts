import { cpus } from 'node:os';
import { corruptPages, type FaultClass, isMissed } from './faults/corrupt.mts';
import { type Crashing, crashWindows } from './faults/crashes.mts';
import { killWhileSaving } from './faults/kill9.mts';
import { cutPower } from './faults/powercut.mts';
import { type SessionFault, writeThroughFault } from './faults/sessions.mts';
import { median, percentile, report } from './support/report.mts';

/**
 * What is lost when things break. `npm run bench -- faults` does everything, `npm run bench -- faults kill9 corrupt` only
 * those. What was lost is told in words on the error stream. docs/reliability.md says what each figure promises.
 */

const seed = Number(process.env.SEED ?? 20_261_122);
/** A hundredth of everything, to try it out: SCALE=0.01. */
const scale = Number(process.env.SCALE ?? 1);
const times = (count: number): number => Math.max(1, Math.round(count * scale));

function tell(what: string, lost: readonly string[]): void {
  for (const line of lost.slice(0, 20)) process.stderr.write(`${what}: ${line}\n`);
  if (lost.length > 20) process.stderr.write(`${what}: and ${lost.length - 20} more\n`);
}

function skip(what: string, reason: string): void {
  process.stderr.write(`${what} is skipped: ${reason}\n`);
}

async function kill9(): Promise<void> {
  const { kills, acknowledged, lost } = await killWhileSaving(times(1_000), seed);
  tell('kill9', lost);
  report('faults.kill9_kills', kills, 'kills', null);
  report('faults.kill9_acknowledged', acknowledged, 'saves', null);
  report('faults.kill9_lost', lost.length, 'saves', 0);
}

async function powercut(): Promise<void> {
  const told = await cutPower({ cuts: times(1_000), series: times(12), saves: 150, seed });
  if ('missing' in told) return skip('powercut', told.missing);
  tell('powercut', told.lost);
  report('faults.powercut_cuts', told.cuts, 'states', null);
  report('faults.powercut_acknowledged', told.acknowledged, 'saves', null);
  report('faults.powercut_lost', told.lost.length, 'saves', 0);
  // The same with less syncing has to lose something, or the simulation shows nothing.
  const control = await cutPower({ cuts: times(200), series: times(3), saves: 150, seed, syncLess: true });
  if ('missing' in control) return;
  report('faults.powercut_control_states', control.cuts, 'states', null);
  report('faults.powercut_control_states_with_loss', control.lostIn, 'states', 1, 'least');
}

async function corrupt(): Promise<void> {
  const all = await corruptPages({ faults: times(200), revisions: 500, seed });
  const missed = all.filter(isMissed);
  tell(
    'corrupt',
    missed.map(({ fault, at, example }) => `${fault} at ${at}: ${example}`),
  );
  const classes: readonly FaultClass[] = ['page overwritten', 'page zeroed', 'pages swapped', 'bit flipped'];
  for (const fault of classes) {
    for (const outcome of ['refused', 'damaged', 'named', 'same', 'changed'] as const) {
      const value = all.filter((one) => one.fault === fault && one.outcome === outcome).length;
      if (value > 0) report(`faults.corrupt ${fault}: ${outcome}`, value, 'faults', null);
    }
  }
  const elsewhere = all.filter((one) => one.outcome === 'changed' && !isMissed(one));
  report('faults.corrupt_changed_outside_history', elsewhere.length, 'faults', null);
  report('faults.corrupt_missed', missed.length, 'faults', 0);
}

async function sessions(fault: SessionFault, name: string): Promise<void> {
  const told = await writeThroughFault(fault, times(25), seed);
  if ('missing' in told) return skip(name, told.missing);
  tell(name, told.lost);
  report(`faults.${name}_rounds`, told.rounds, 'rounds', null);
  report(`faults.${name}_acknowledged`, told.acknowledged, 'saves', null);
  for (const [code, count] of Object.entries(told.codes)) report(`faults.${name}_told ${code}`, count, 'times', null);
  report(`faults.${name}_resumed_ms p50`, median(told.resumedAfter), 'ms', null);
  report(`faults.${name}_lost`, told.lost.length, 'texts', 0);
}

async function crashes(what: Crashing): Promise<void> {
  const { crashes: count, lost, unsaved, kept, recovered } = await crashWindows(what, times(100), seed);
  const name = `${what}_crash`;
  tell(name, lost);
  report(`faults.${name}es`, count, 'crashes', null);
  report(`faults.${name}_typed_since_last_save`, unsaved, 'letters', null);
  report(`faults.${name}_of_these_kept`, kept, 'letters', null);
  report(`faults.${name}_lost`, lost.length, 'texts', 0);
  if (what === 'renderer') report('faults.renderer_recovery_ms', percentile(recovered, 0.95), 'ms', 2_000);
  else report('faults.core_recovery_ms', percentile(recovered, 0.95), 'ms', null);
}

const experiments: Readonly<Record<string, () => Promise<void>>> = {
  kill9,
  powercut,
  corrupt,
  enospc: () => sessions('full', 'enospc'),
  readonly: () => sessions('read-only', 'readonly'),
  gone: () => sessions('gone', 'gone'),
  renderer: () => crashes('renderer'),
  core: () => crashes('core'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(experiments, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${Object.keys(experiments).join(', ')}.\n`);
  process.exit(1);
}
report('faults.cores', cpus().length, 'cores', null);
for (const [name, experiment] of Object.entries(experiments)) {
  if (wanted.length === 0 || wanted.includes(name)) await experiment();
}
