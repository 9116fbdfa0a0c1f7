import { AnswerPipeline, createBrain } from '../../src/answers';
import { sequentialIds } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import { OfflineTalk } from '../../src/offline/talk';
import { aKnowledgeFolder, fixtureClock } from '../support/knowledge-folder';

let pipeline: AnswerPipeline;
let talk: OfflineTalk;
const translate = createTranslator();

beforeAll(async () => {
  const intents = `- intent: greeting
  samples: [xin chào, chào bạn, hello]
- intent: delete-data
  samples: [xoá dữ liệu của tôi, xoá thông tin của tôi đi, xoá cuộc trò chuyện này]
`;
  const folder = await aKnowledgeFolder({ files: { 'y-dinh.yaml': intents } });
  const brain = createBrain(await folder.load(), 'mac-dinh');
  await folder.remove();
  const deps = { translate, clock: fixtureClock(), ids: sequentialIds() };
  pipeline = new AnswerPipeline(deps, () => brain);
});

beforeEach(() => {
  talk = new OfflineTalk({ pipeline, translate, ids: sequentialIds() });
});

const hear = (text: string) => talk.hear(text, 'vi');
const said = (text: string) =>
  hear(text)
    .map((reply) => reply.text)
    .join('\n');

describe('a conversation on the device', () => {
  it('remembers what was talked about', () => {
    hear('đăng ký khai sinh cần giấy tờ gì');

    expect(said('còn lệ phí thì sao')).toContain('Miễn lệ phí');
  });

  it('forgets it when it begins anew', () => {
    hear('đăng ký khai sinh cần giấy tờ gì');
    talk.restart();

    expect(said('còn lệ phí thì sao')).not.toContain('Miễn lệ phí');
  });

  it('asks about the case and ends with its list of papers', () => {
    hear('đăng ký khai sinh');
    const [first] = hear(translate('vi', 'suggest.dossier'));
    const [second] = hear('2');
    const [list] = hear('Không');

    expect(first?.choices.map(({ label }) => label)).toEqual(['Bệnh viện', 'Tại nhà']);
    expect(second?.text).toContain('Có người làm chứng không?');
    expect(list?.answer?.status).toBe('dossier');
    expect(list?.text).toContain('Giấy cam đoan về việc sinh');
    expect(list?.text).not.toContain('Giấy chứng sinh');
  });

  it('leads through the steps, and helps where someone is stuck', () => {
    hear('đăng ký khai sinh');
    const [first] = hear(translate('vi', 'suggest.guide'));
    const stuck = said(translate('vi', 'guide.stuck'));
    const second = said(translate('vi', 'guide.next'));
    const end = said('1');

    expect(first?.text).toContain('Bước 1/2');
    expect(stuck).toContain('Cập nhật VNeID');
    expect(second).toContain('Bước 2/2');
    expect(end).toContain('Giấy khai sinh và bản điện tử');
  });

  it('leaves a list of papers for another question', () => {
    hear('đăng ký khai sinh');
    hear(translate('vi', 'suggest.dossier'));

    expect(said('đăng ký tạm trú mất bao lâu')).toContain('3 ngày làm việc');
  });

  it('tells the number to call in danger, without a network too', () => {
    expect(said('nhà tôi đang cháy cứu với')).toContain('114');
  });

  it('hands to the server what only the server can do', () => {
    const [reply] = hear('xoá dữ liệu của tôi');

    expect(reply).toMatchObject({ forServer: true, text: translate('vi', 'offline.needsServer') });
  });

  it('names topic, facet and knowledge of an answer, so that its rating can', () => {
    const [reply] = hear('lệ phí đăng ký khai sinh');

    expect(reply?.about).toMatchObject({ topic: 'dang-ky-khai-sinh', facet: 'fee' });
    expect(reply?.answer?.rateable).toBe(true);
  });
});
