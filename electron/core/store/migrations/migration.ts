/** One step from a schema version to the next. Never changed once released: newsrooms out there have run it. */
export interface Migration {
  /** The version that it leads to. */
  readonly version: number;
  readonly sql: string;
  /** What is written into rows that are there already, where reading can do without: in a damaged file it may fail. */
  readonly fill?: string;
}
