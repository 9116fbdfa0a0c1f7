import { createHash } from 'node:crypto';
import type { Storage, StoreItems } from 'botbuilder';
import type { Clock } from '../core';
import type { Db } from './tables';

/** A botbuilder `StoreItem` as seen here: any JSON object, perhaps with the eTag it was read with. */
type Item = Readonly<Record<string, unknown>> & { readonly eTag?: unknown };

/**
 * botbuilder's `Storage` with optimistic locking. `write` is all or nothing; it rejects with
 * `Error('Storage: error writing "KEY" due to eTag conflict.')` when an item was changed or erased
 * since it was read. An item with no eTag, `''` or `'*'` is written in any case.
 */
export class BotStorage implements Storage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read(keys: string[]): Promise<StoreItems> {
    if (keys.length === 0) return {};
    const rows = await this.db
      .selectFrom('botState')
      .selectAll()
      .where('key', 'in', keys)
      .execute();
    return Object.fromEntries(rows.map(({ key, value, etag }) => [key, withETag(value, etag)]));
  }

  async write(changes: StoreItems): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      for (const [key, item] of Object.entries(changes)) {
        await this.writeItem(db, key, item as Item);
      }
    });
  }

  async delete(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.db.deleteFrom('botState').where('key', 'in', keys).execute();
  }

  private async writeItem(db: Db, key: string, item: Item): Promise<void> {
    const { eTag, ...content } = item;
    const row = this.toRow(key, JSON.stringify(content));
    if (typeof eTag === 'string' && eTag !== '' && eTag !== '*') await replace(db, row, eTag);
    else await upsert(db, row);
  }

  private toRow(key: string, value: string): Row {
    return {
      key,
      value,
      // A hash of the content: whoever holds it has read exactly what would be overwritten.
      etag: createHash('sha256').update(value).digest('base64url'),
      owner: ownerOf(key),
      updatedAt: this.clock.now().toISOString(),
    };
  }
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly etag: string;
  readonly owner: string | null;
  readonly updatedAt: string;
}

function withETag(value: string, eTag: string): Item {
  return { ...(JSON.parse(value) as Item), eTag };
}

async function upsert(db: Db, { key, ...content }: Row): Promise<void> {
  await db
    .insertInto('botState')
    .values({ key, ...content })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(content))
    .execute();
}

// A missing row is a conflict too: a turn that was running must not bring back erased data.
async function replace(db: Db, { key, ...content }: Row, eTag: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('botState')
    .set(content)
    .where('key', '=', key)
    .where('etag', '=', eTag)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    throw new Error(`Storage: error writing "${key}" due to eTag conflict.`);
}

// botbuilder names its items CHANNEL/conversations/ID/NAMESPACE and CHANNEL/users/ID/NAMESPACE.
const keyPattern = /^[^/]*\/((?:conversations|users)\/.+)\/[^/]*$/u;

function ownerOf(key: string): string | null {
  return keyPattern.exec(key)?.[1] ?? null;
}
