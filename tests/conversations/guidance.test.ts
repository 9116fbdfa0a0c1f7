import { Talk, theRealBrain } from '../support/talk';
import type { Form } from '../support/talk';

const forms: readonly Form[] = ['web', 'text'];

describe.each(forms)('a guided conversation in %s form', (form) => {
  let talk: Talk;

  beforeEach(async () => {
    talk = await Talk.begin(await theRealBrain(), form);
  });
  afterEach(() => talk.close());

  it('answers the facet asked for, and a follow-up without a subject stays on the topic', async () => {
    await talk.say('lam giay khai sinh cho con can giay to gi');
    expect(talk.answer).toMatchObject({
      status: 'answered',
      topic: 'dang-ky-khai-sinh',
      facet: 'documents',
    });
    expect(talk.answer.citations.length).toBeGreaterThan(0);

    await talk.say('lệ phí bao nhiêu');
    expect(talk.answer).toMatchObject({ topic: 'dang-ky-khai-sinh', facet: 'fee' });

    await talk.say('thế làm ở đâu vậy');
    expect(talk.answer).toMatchObject({ topic: 'dang-ky-khai-sinh', facet: 'where' });
  });

  it('goes to a new subject and back to the one before', async () => {
    await talk.say('đăng ký kết hôn cần giấy tờ gì');
    await talk.say('đổi hộ chiếu mất bao lâu');
    expect(talk.answer).toMatchObject({ topic: 'cap-ho-chieu', facet: 'time' });

    await talk.say('quay lại');

    expect(talk.answer.topic).toBe('dang-ky-ket-hon');
  });

  it('forgets the topic after a long silence', async () => {
    await talk.say('đăng ký kết hôn cần giấy tờ gì');

    await talk.say('lệ phí bao nhiêu', { afterMs: 31 * 60_000 });

    expect(talk.answer.topic).not.toBe('dang-ky-ket-hon');
  });

  it('leads an unmarried mother to the papers for her child', async () => {
    await talk.say('mẹ đơn thân làm giấy khai sinh cho con cần gì');
    expect(talk.answer).toMatchObject({ topic: 'dang-ky-khai-sinh', facet: 'documents' });
    await talk.choose('Lập danh sách giấy tờ của tôi');
    while (talk.answer.status !== 'dossier') await talk.choose(talk.offerLabels()[0] ?? '');

    expect(talk.heard).toContain('Cần nộp');
    expect(talk.heard).toContain('Tờ khai');
    expect(talk.heard).toContain(talk.answer.code);
  });

  it('leads through the steps, helps where the citizen is stuck, and remembers the place for days', async () => {
    await talk.say('đăng ký khai sinh làm từng bước thế nào');
    await talk.choose('Hướng dẫn từng bước');
    expect(talk.heard).toContain('Bước 1/');
    await talk.say('tiếp');
    expect(talk.heard).toContain('Bước 2/');
    await talk.say('tôi bị kẹt ở bước này');
    await talk.choose(talk.offerLabels()[0] ?? '');
    expect(talk.heard).toContain('Bước 2/');

    await talk.say('xin chào', { afterMs: 3 * 24 * 3600_000 });
    expect(talk.heard).toContain('Bạn đang ở bước 2/');
    await talk.say('làm tiếp');

    expect(talk.heard).toContain('Bước 2/');
  });

  it('answers a question asked in the middle of a guide and can go on afterwards', async () => {
    await talk.say('Đăng ký khai sinh – Từng bước');
    await talk.say('tiếp');

    await talk.say('thế lệ phí bao nhiêu');
    expect(talk.answer).toMatchObject({ topic: 'dang-ky-khai-sinh', facet: 'fee' });

    await talk.say('làm tiếp');
    expect(talk.heard).toContain('Bước 2/');
  });

  it('deletes the data of the conversation only after a yes', async () => {
    await talk.say('đăng ký tạm trú cần gì');
    await talk.say('xoá dữ liệu của tôi');
    expect(await talk.store.transcripts.list('c1')).not.toHaveLength(0);

    await talk.say('đồng ý');

    expect(talk.heard).toContain('Đã xoá');
    const left = await talk.store.transcripts.list('c1');
    expect(left.map(({ text }) => text).join(' ')).not.toContain('tạm trú');
  });

  it('keeps everything after a no', async () => {
    await talk.say('đăng ký tạm trú cần gì');
    await talk.say('xoá dữ liệu của tôi');

    await talk.say('không');

    expect(talk.heard).toContain('không xoá');
    expect(await talk.store.transcripts.list('c1')).not.toHaveLength(0);
  });

  it('offers a person after two questions without an answer', async () => {
    await talk.say('công thức gà rán là gì');
    expect(talk.answer.status).toMatch(/^unanswered/);

    await talk.say('ban nhạc nào nổi tiếng nhất thế giới');

    expect(talk.answer.status).toMatch(/^unanswered/);
    expect(talk.heard).toContain('bộ phận một cửa');
    expect(talk.heard).toContain('hai lần');
  });

  it('says nothing twice when a completed turn is run again', async () => {
    await talk.say('đăng ký tạm trú cần gì', { id: 'same' });
    const answers = talk.answerCount;

    await talk.say('đăng ký tạm trú cần gì', { id: 'same' });

    expect(talk.heard).toBe('');
    expect(talk.answerCount).toBe(answers);
  });

  it('answers two questions of one message in their order', async () => {
    await talk.say('Lệ phí đăng ký kết hôn là bao nhiêu? Làm hộ chiếu cần giấy tờ gì?');

    expect(talk.heard.indexOf('Đăng ký kết hôn')).toBeLessThan(talk.heard.indexOf('hộ chiếu'));
    expect(talk.answerCount).toBe(2);
  });

  it('answers an English question in English words', async () => {
    await talk.say('how do I register a marriage');

    expect(talk.answer).toMatchObject({ lang: 'en', topic: 'dang-ky-ket-hon' });
    expect(talk.heard).toContain('Answer code');
  });

  it('starts again on request', async () => {
    await talk.say('đăng ký kết hôn cần giấy tờ gì');
    await talk.say('bắt đầu lại');

    await talk.say('lệ phí bao nhiêu');

    expect(talk.answer.topic).not.toBe('dang-ky-ket-hon');
  });
});

it('masks personal data before the transcript is written', async () => {
  const talk = await Talk.begin(await theRealBrain());

  await talk.say('CCCD của tôi là 079123456789, đăng ký tạm trú cần gì');

  const lines = await talk.store.transcripts.list('c1');
  expect(lines.map(({ text }) => text).join(' ')).not.toContain('079123456789');
  await talk.close();
});
