interface LaunchInfo {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/** How to start this build; `npm run bench` puts it into the environment. */
export function readLaunchInfo(): LaunchInfo {
  const text = process.env.DRAGOMAN_LAUNCH_INFO;
  if (text === undefined) throw new Error('Run this with: npm run bench -- NAME');
  return JSON.parse(text) as LaunchInfo;
}
