import { play } from '../support/script';
import { Talk, theRealBrain, translate } from '../support/talk';
import type { Form } from '../support/talk';
import { scripts } from './scripts';
import { walks } from './walks';

const fewestScripts = 60;
const forms: readonly Form[] = ['web', 'text'];

// On a busy machine the brain takes longer to build than a test may.
beforeAll(() => theRealBrain(), 120_000);

describe.each(forms)('a conversation in %s form', (form) => {
  const all = Object.entries({ ...scripts, 'a whole way, from first words to the end': walks });

  describe.each(all)('about %s', (_, cases) => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
      const talk = await Talk.begin(await theRealBrain(), form);

      await play(talk, one).finally(() => talk.close());
    });
  });
});

it('is covered by at least sixty scripts', () => {
  expect(Object.values(scripts).flat().length).toBeGreaterThanOrEqual(fewestScripts);
});

describe('beside what is said', () => {
  let talk: Talk;

  beforeEach(async () => {
    talk = await Talk.begin(await theRealBrain());
  });
  afterEach(() => talk.close());

  it('a list of papers gets an address that opens the same list and names nobody', async () => {
    const [, lostPassport] = walks;
    await play(talk, lostPassport!);

    const [kept, ...others] = await talk.store.answers.list({ statuses: ['dossier'], limit: 5 });

    expect(others).toEqual([]);
    expect(talk.everythingHeard).toContain(`https://tro-ly.test/tra-loi/${kept?.code}`);
    expect((kept?.answer as { text: string }).text).toContain(translate('vi', 'dossier.nop'));
    expect(JSON.stringify(kept?.answer)).not.toContain('citizen');
  });

  it('nothing is said twice when a completed turn is run again', async () => {
    await talk.say('đăng ký tạm trú cần gì', { id: 'same' });
    const answers = talk.answerCount;

    await talk.say('đăng ký tạm trú cần gì', { id: 'same' });

    expect(talk.heard).toBe('');
    expect(talk.answerCount).toBe(answers);
  });

  it('two questions of one message are answered in their order', async () => {
    await talk.say('Lệ phí đăng ký kết hôn là bao nhiêu? Đăng ký tạm trú ở đâu?');

    expect(talk.heard.indexOf('Đăng ký kết hôn')).toBeLessThan(talk.heard.indexOf('tạm trú'));
    expect(talk.answerCount).toBe(2);
  });

  it('an English question is answered in English words', async () => {
    await talk.say('how do I register a marriage');

    expect(talk.answer).toMatchObject({ lang: 'en', topic: 'dang-ky-ket-hon' });
    expect(talk.heard).toContain('Answer code');
  });

  it('data are deleted after a yes and kept after a no', async () => {
    const kept = async (): Promise<string> =>
      (await talk.store.transcripts.list('c1')).map(({ text }) => text).join(' ');
    await talk.say('đăng ký tạm trú cần gì');
    await talk.say('xoá dữ liệu của tôi');
    await talk.say('không');
    expect(await kept()).toContain('tạm trú');

    await talk.say('xoá dữ liệu của tôi');
    await talk.say('đồng ý');

    expect(await kept()).not.toContain('tạm trú');
  });

  it('personal data are masked before the transcript is written', async () => {
    await talk.say('CCCD của tôi là 079123456789, đăng ký tạm trú cần gì');

    const lines = await talk.store.transcripts.list('c1');

    expect(lines.map(({ text }) => text).join(' ')).not.toContain('079123456789');
  });
});
