/** One step from a schema version to the next. Never changed once released: newsrooms out there have run it. */
export interface Migration {
  /** The version that it leads to. */
  readonly version: number;
  readonly sql: string;
}
