import { messages } from '../../src/i18n';
import { aPipeline, theRealBrain, translate } from '../support/talk';

const insults: readonly string[] = [
  'đồ ngu',
  'mày ngu quá',
  'bot ngu như bò',
  'ngu vãi',
  'đm bot',
  'dm',
  'vcl',
  'cút đi',
  'câm mồm đi',
  'im mồm',
  'đồ vô dụng',
  'vô dụng quá',
  'mày bị điên à',
  'đồ điên',
  'thằng ngu này',
  'con bot ngu',
  'đéo hiểu gì',
  'trả lời như cc',
  'biến đi',
  'đồ khốn',
  'fuck you',
  'stupid bot',
  'chán mày quá',
  'dở hơi à',
  'mày đơ rồi à',
  'bot dở ẹc',
  'làm ăn như hạch',
  'nói nhảm gì thế',
  'lũ ăn hại',
  'ngu thế cũng làm bot',
];

// What a citizen must never hear: blame, orders, or an insult given back.
const rude = /\b(ngu|sai lầm của bạn|bạn phải biết|lỗi của bạn|tại bạn|vớ vẩn|im|câm)\b/iu;

// On a busy machine the brain takes longer to build than a test may.
beforeAll(() => theRealBrain(), 120_000);

describe('an insult', () => {
  it.each(insults)('is met calmly: %s', async (text) => {
    const brain = await theRealBrain();

    const answer = aPipeline(brain).answer({ id: 'q', text, lang: 'vi', context: {} });

    expect(answer.status).toMatch(/^(refused_abuse|smalltalk|unanswered|clarification|petition)/);
    expect(answer.text).not.toMatch(rude);
    expect(answer.suggestions.map(({ label }) => label)).toContain(translate('vi', 'menu.person'));
  });

  it('does not keep a question beside it from being answered', async () => {
    const brain = await theRealBrain();

    const answer = aPipeline(brain).answer({
      id: 'q',
      text: 'đm đăng ký tạm trú cần giấy tờ gì',
      lang: 'vi',
      context: {},
    });

    expect(answer).toMatchObject({ topic: 'dang-ky-tam-tru', facet: 'documents' });
  });
});

describe("the bot's own sentences", () => {
  const sentences = Object.entries(messages.vi).filter(
    ([key]) => !/^(portal|widget|facet|catalogue|console)\./.test(key),
  );

  it.each(sentences)('do not blame or order: %s', (_key, text) => {
    expect(text).not.toMatch(rude);
    expect(text.length).toBeLessThanOrEqual(600);
  });
});
