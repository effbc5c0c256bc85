/** The one contract between the interface and everything behind it. Instants are ISO 8601 in UTC. */

export type * from './bridge.ts';
export type * from './editions.ts';
export type * from './events.ts';
export type * from './extras.ts';
export type { Instant } from './instant.ts';
export type * from './kept.ts';
export type * from './newsroom.ts';
export type * from './outlets.ts';
export type { Output } from './outputs.ts';
export type * from './stories.ts';
export { deskSectionKinds } from './stories.ts';
