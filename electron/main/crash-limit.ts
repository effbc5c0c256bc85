/** How often something that crashed is started again. */
export interface CrashLimit {
  /** Counts a crash now; says whether to start once more. */
  mayRestart(): boolean;
}

const window = 5 * 60_000;

/** Three crashes in five minutes are allowed; the next one is not. `now` in milliseconds. */
export function createCrashLimit(now: () => number = Date.now, allowed = 3): CrashLimit {
  let crashes: readonly number[] = [];
  return {
    mayRestart() {
      const instant = now();
      crashes = [...crashes.filter((crash) => instant - crash < window), instant];
      return crashes.length <= allowed;
    },
  };
}
