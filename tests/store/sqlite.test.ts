import { sql } from 'kysely';
import { openSqlite } from '../../src/store/sqlite';
import type { Database } from '../../src/store/database';

describe('the embedded database', () => {
  let database: Database;

  beforeEach(async () => {
    database = openSqlite(':memory:');
    await sql`create table notes (text text)`.execute(database.db);
  });
  afterEach(() => database.close());

  const note = async (db: Database['db'], text: string): Promise<void> => {
    await sql`insert into notes values (${text})`.execute(db);
  };
  const notes = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ text: string }>`select text from notes`.execute(database.db);
    return rows.map(({ text }) => text);
  };
  const level = async (db: Database['db']): Promise<number | undefined> => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    return rows[0]?.synchronous;
  };

  it('waits for the disk in durable work, each time, and not in other work', async () => {
    const [normal, full] = [1, 2];
    const seen: (number | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      seen.push(await level(database.db));
      await database.durably(async (db) => {
        seen.push(await level(db));
      });
    }
    expect(seen).toEqual([normal, full, normal, full, normal, full]);
  });

  it('keeps durable work and transactions of turns apart', async () => {
    const both = await Promise.all([
      database.db.transaction().execute(async (db) => {
        await note(db, 'turn 1');
        await note(db, 'turn 2');
      }),
      database.durably(async (db) => {
        await note(db, 'delivery 1');
        await note(db, 'delivery 2');
      }),
    ]);
    expect(both).toHaveLength(2);
    const kept = await notes();
    expect([...kept].sort()).toEqual(['delivery 1', 'delivery 2', 'turn 1', 'turn 2']);
    expect(kept.indexOf('turn 2') - kept.indexOf('turn 1')).toBe(1);
  });

  it('undoes durable work that fails, and goes on', async () => {
    const failing = database.durably(async (db) => {
      await note(db, 'never');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.durably((db) => note(db, 'after'));
    expect(await notes()).toEqual(['after']);
  });

  it('lets durable work go before turns that are longer at it', async () => {
    const order: string[] = [];
    const turn = async (): Promise<void> => {
      for (let i = 0; i < 50; i++) await database.db.selectFrom('inbox').selectAll().execute();
      order.push('turn');
    };
    await sql`create table inbox (id integer)`.execute(database.db);
    const turns = Array.from({ length: 5 }, () => {
      // A turn thinks, then asks the database.
      const until = performance.now() + 5;
      while (performance.now() < until);
      return turn();
    });
    const delivery = database
      .durably((db) => note(db, 'delivery'))
      .then(() => {
        order.push('delivery');
      });
    await Promise.all([...turns, delivery]);
    expect(order[0]).toBe('delivery');
  });
});
