import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely';

/** The one thing the two databases spell differently in a schema: an id that counts up. */
export type IdColumn = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

// CamelCasePlugin turns names into snake_case, here as in every query.
export type Schemaless = Kysely<unknown>;

/** Adds text columns that must have a value. */
export function withTexts<Column extends string>(
  table: CreateTableBuilder<string>,
  columns: readonly Column[],
): CreateTableBuilder<string, Column> {
  return columns.reduce<CreateTableBuilder<string, Column>>(
    (built, name) => built.addColumn(name, 'text', (column) => column.notNull()),
    table,
  );
}

/** Adds text columns that may be null. */
export function withOptionalTexts(
  table: CreateTableBuilder<string, string>,
  columns: readonly string[],
): CreateTableBuilder<string, string> {
  return columns.reduce<CreateTableBuilder<string, string>>(
    (built, name) => built.addColumn(name, 'text'),
    table,
  );
}
