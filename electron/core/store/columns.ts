import { type Parameters, run, type Value, type WritableDatabase } from './database.ts';

/** A row's property names, each with the column it is stored in. */
export type Columns = Readonly<Record<string, string>>;

/** The columns as a select list that yields the property names. */
export function selectList(columns: Columns, table: string): string {
  return Object.entries(columns)
    .map(([property, column]) => `${table}.${column} AS ${property}`)
    .join(', ');
}

export function insertRow(database: WritableDatabase, table: string, columns: Columns, row: Parameters): void {
  const properties = Object.keys(row);
  const names = properties.map((property) => columnOf(columns, property));
  run(
    database,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${properties.map((property) => `:${property}`).join(', ')})`,
    row,
  );
}

/** Changes the named properties of the row with this id; an empty patch does nothing. */
export function updateRow(
  database: WritableDatabase,
  table: string,
  columns: Columns,
  id: string,
  patch: Readonly<Record<string, Value | undefined>>,
): void {
  const properties = Object.keys(patch).filter((property) => patch[property] !== undefined);
  if (properties.length === 0) return;
  const sets = properties.map((property) => `${columnOf(columns, property)} = :${property}`).join(', ');
  const values = Object.fromEntries(properties.map((property) => [property, patch[property] as Value]));
  run(database, `UPDATE ${table} SET ${sets} WHERE id = :id`, { ...values, id });
}

function columnOf(columns: Columns, property: string): string {
  const column = columns[property];
  if (column === undefined) throw new Error(`There is no column for ${property}`);
  return column;
}
