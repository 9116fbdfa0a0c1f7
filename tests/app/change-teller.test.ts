import { ChangeTeller } from '../../src/change-teller';
import { createCitizenDelivery } from '../../src/citizen-delivery';
import { FixedClock, silentLogger } from '../../src/core';
import type { Article } from '../../src/knowledge';
import { openStore } from '../../src/store';
import { translate } from '../support/talk';

const article = { title: 'Đăng ký kết hôn', titles: {}, hash: 'old' } as Article;

it('tells a correction in the conversation it was asked for in, once, however often it looks', async () => {
  const clock = new FixedClock(new Date('2026-11-21T03:00:00Z'));
  const store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  await store.conversations.create({ id: 'c1', channel: 'web', userId: 'u' });
  let articles = new Map([['dang-ky-ket-hon', article]]);
  const teller = new ChangeTeller(
    { logger: silentLogger },
    {
      store,
      translate,
      library: { current: () => ({ articles }) as never },
      delivery: createCitizenDelivery({ store, zalo: () => undefined }),
    },
  );
  await store.changeWishes.add({
    conversationId: 'c1',
    topic: 'dang-ky-ket-hon',
    knowledgeVersion: 'old',
  });

  expect(await teller.tellAll()).toBe(0);
  articles = new Map([['dang-ky-ket-hon', { ...article, hash: 'new' }]]);
  expect([await teller.tellAll(), await teller.tellAll()]).toEqual([1, 0]);

  const said = await store.activities.read('c1', 0, 10);
  expect(said.map(({ activity }) => activity['text'])).toEqual([
    translate('vi', 'news.changed', { title: article.title }),
  ]);
  await store.close();
});
