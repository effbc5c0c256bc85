/** Why a revision came to be. */
export const causes = [
  'created',
  'typing',
  'submit',
  'send back',
  'approve',
  'publish',
  'correct',
  'kill',
  'revert',
  'still valid',
  'left out',
  'takeover',
  'import',
  'recovery',
  'replace',
] as const;
export type Cause = (typeof causes)[number];
