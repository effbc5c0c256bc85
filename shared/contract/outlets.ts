import type { LanguageCode } from '../domain/languages.ts';
import type { Stage } from '../domain/workflow.ts';
import type { Instant } from './instant.ts';

/** Where texts go once they are published. */

export interface Delivery {
  readonly id: string;
  readonly editionId: string;
  readonly language: LanguageCode;
  readonly outlet: OutletKind;
  readonly kind: 'publish' | 'correct' | 'kill' | 'refresh';
  readonly state: 'waiting' | 'done' | 'failed';
  /** Where it went, an absolute path, once done. */
  readonly path: string | null;
  readonly error: string | null;
  readonly at: Instant;
}

export interface Acted {
  readonly stage: Stage;
  /** What a publication, correction or kill delivered. Failed ones are tried again. */
  readonly deliveries: readonly Delivery[];
}

export type OutletKind = 'site' | 'ninjs';

export interface Outlet {
  readonly outlet: OutletKind;
  readonly enabled: boolean;
  /** Where it writes, an absolute path. */
  readonly folder: string;
}
