import type { Storage, StoreItems } from 'botbuilder';
import { AnswerPipeline } from '../../src/answers';
import type { Brain } from '../../src/answers';
import { createGuidanceBot } from '../../src/bot';
import { DirectLineAdapter } from '../../src/channels/web/direct-line-adapter';
import { randomIds, silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { fixtureClock } from '../support/knowledge-folder';
import { theRealBrain, translate } from '../support/talk';
import { testVoices } from '../support/voices';

/** Where the process dies in every turn, before it is started again and the turn taken up. */
type Death = 'never' | 'before the state is saved' | 'after the first reply';

const messages = [
  'xin chào',
  'gia hạn',
  'không phải',
  '1',
  'Đăng ký khai sinh – Túi hồ sơ',
  'Ở Việt Nam',
  'Cả hai là người Việt, sống trong nước',
  'lệ phí bao nhiêu?',
  'làm tiếp',
  'Chưa kết hôn, để trống tên cha',
  'Có bản giấy',
  'Cha, mẹ, ông bà, người thân',
  'Chưa quá 60 ngày',
  'hướng dẫn từng bước',
  'tiếp',
  'tôi bị kẹt ở bước này',
  'Chỗ khác',
  'làm tiếp',
  'bước 7',
  'xong rồi',
  'menu',
  '2',
  'gặp cán bộ',
  'xoá dữ liệu của tôi',
  'không',
];

class Killed extends Error {}

/** A storage whose process is killed before it writes. */
class DyingStorage implements Storage {
  constructor(private readonly storage: Storage) {}

  read(keys: string[]): Promise<StoreItems> {
    return this.storage.read(keys);
  }

  write(): Promise<void> {
    return Promise.reject(new Killed());
  }

  delete(keys: string[]): Promise<void> {
    return this.storage.delete(keys);
  }
}

function aBot(store: Store, brain: Brain, death: Death) {
  const clock = fixtureClock();
  const dying = death === 'before the state is saved';
  return createGuidanceBot({
    store: {
      answers: store.answers,
      retention: store.retention,
      tickets: store.tickets,
      ticketAttachments: store.ticketAttachments,
      botStorage: (dying ? new DyingStorage(store.botStorage) : store.botStorage) as never,
    },
    voices: testVoices({ store, clock, ids: randomIds, brain: () => brain }),
    pipeline: new AnswerPipeline({ translate, clock, ids: randomIds }, () => brain),
    translate,
    clock,
    ids: randomIds,
    logger: silentLogger,
    contextIdleMs: 30 * 60_000,
    observe: () => undefined,
  });
}

/** One turn of a process that dies as told; a new one takes it up. */
async function turn(store: Store, brain: Brain, text: string, death: Death): Promise<void> {
  const activity = {
    type: 'message',
    text,
    channelId: 'directline',
    conversation: { id: 'c' },
    from: { id: 'u', role: 'user' },
    recipient: { id: 'bot' },
  };
  await store.activities.append('c', { activity, awaitsTurn: true });
  const lives: readonly Death[] = death === 'never' ? ['never'] : [death, 'never'];
  for (const life of lives) {
    const pending = await store.activities.takeTurn('c');
    const adapter = new DirectLineAdapter({ log: store.activities, clock: fixtureClock() });
    const bot = aBot(store, brain, life);
    await adapter
      .runTurn(
        'c',
        pending!,
        async (context) => {
          if (life === 'after the first reply') {
            context.onSendActivities(async (_, activities, send) => {
              await send();
              throw activities.length > 0 ? new Killed() : new Error('nothing was said');
            });
          }
          await bot.run(context);
        },
        new AbortController().signal,
      )
      .catch((error: unknown) => {
        if (life === 'never') throw error;
      });
  }
  const last = await store.activities.read('c', 0, 1000);
  const position = last.filter(({ activity: one }) => one['text'] === text).at(-1)?.position;
  await store.activities.endTurn('c', position ?? 0, 'done');
}

/** A petition, its look-up, what its author says to the answer, a rating and a survey. */
const petition = [
  'gửi phản ánh',
  'Hồ sơ đất của tôi nộp đã ba tháng mà chưa ai trả kết quả',
  'lệ phí đăng ký kết hôn là bao nhiêu?',
  'Đất đai',
  'Không có ảnh',
  '0912 345 678',
  'Gửi đi',
  'phiếu của tôi',
  'THE CODE',
  'Bổ sung thông tin',
  'Tôi có giấy hẹn',
  'lệ phí đăng ký kết hôn là bao nhiêu?',
  'chưa được',
  'Cũ',
  'phí này đổi rồi',
  'Có, báo cho tôi',
];

async function converse(
  death: Death,
  said: readonly string[],
  look: (store: Store) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const brain = await theRealBrain();
  const store = await openStore({
    url: 'sqlite::memory:',
    clock: fixtureClock(),
    logger: silentLogger,
  });
  await store.conversations.create({ id: 'c', channel: 'web', userId: 'u' });
  for (const text of said) {
    const [own] = await store.tickets.ofConversation('c');
    await turn(store, brain, text === 'THE CODE' ? (own?.code ?? '') : text, death);
  }
  const log = await store.activities.read('c', 0, 1000);
  const heard = log.map(({ activity }) => String(activity['text']));
  const shown = heard.flatMap((text) => [...text.matchAll(/Mã câu trả lời: (\w+)/g)]);
  for (const [, code = ''] of shown) expect(await store.answers.get(code)).toBeDefined();
  await look(store);
  await store.close();
  return heard.map((text) =>
    text.replace(/\b[2-9A-HJKMNP-TV-Z]{8}\b/g, 'MÃ').replace(/[A-Z]{2}-\d{4}-\w{4}/g, 'PHIẾU'),
  );
}

// On a busy machine the brain takes longer to build than a test may.
beforeAll(() => theRealBrain(), 120_000);

describe('a process killed in every turn', () => {
  it.each<Death>(['before the state is saved', 'after the first reply'])(
    'loses nothing, asks nothing twice and says nothing twice when killed %s',
    async (death) => {
      expect(await converse(death, messages)).toEqual(await converse('never', messages));
    },
  );

  it.each<Death>(['before the state is saved', 'after the first reply'])(
    'opens one petition with its whole history, one task and one wish when killed %s',
    async (death) => {
      const heard = await converse(death, petition, async (store) => {
        const [ticket, ...others] = await store.tickets.ofConversation('c');
        expect(others).toEqual([]);
        const history = await store.tickets.history(ticket?.id ?? '');
        expect(history.map(({ kind }) => kind)).toEqual(['opened', 'routed', 'comment']);
        expect(await store.ticketAttachments.contact(ticket?.id ?? '')).toBeDefined();
        expect(await store.curatorTasks.list({ limit: 9 })).toHaveLength(1);
        expect(await store.changeWishes.waiting('c')).toHaveLength(1);
      });

      expect(heard).toEqual(await converse('never', petition));
    },
  );
});
