import type { EmergencyKind } from '../../src/understanding';
import { Talk, aPipeline, theRealBrain } from '../support/talk';
import type { Form } from '../support/talk';
import { emergencies, nearMisses } from './emergency-phrases';

const numbers: Readonly<Record<EmergencyKind, string>> = {
  fire: '114',
  medical: '115',
  police: '113',
  child: '111',
  'self-harm': '115',
  scam: '113',
};

function ask(text: string) {
  return theRealBrain().then((brain) =>
    aPipeline(brain).answer({ id: 'q', text, lang: 'vi', context: {} }),
  );
}

// On a busy machine the brain takes longer to build than a test may.
beforeAll(() => theRealBrain(), 120_000);

describe('in danger', () => {
  it.each(emergencies)('of %s the number comes first and alone: %s', async (kind, text) => {
    const { status, text: said, suggestions } = await ask(text);

    expect(status).toBe('emergency');
    expect(said).toContain(numbers[kind]);
    expect(said.length).toBeLessThan(300);
    expect(suggestions).toEqual([]);
  });

  it.each(nearMisses)('no number comes up for: %s', async (text) => {
    expect((await ask(text)).status).not.toBe('emergency');
  });

  it.each<Form>(['web', 'text'])(
    'nothing else is said, wherever the conversation stands (%s form)',
    async (form) => {
      const places = [
        'xin chào',
        'menu',
        'Đăng ký khai sinh – Túi hồ sơ',
        'Đăng ký khai sinh – Từng bước',
        'xoá dữ liệu của tôi',
      ];
      for (const place of places) {
        const talk = await Talk.begin(await theRealBrain(), form);
        await talk.say(place);
        await talk.say('nhà tôi đang cháy');
        expect(talk.answer.status).toBe('emergency');
        expect(talk.heard).toBe(talk.answer.text);
        expect(talk.offerLabels()).toEqual([]);
        await talk.close();
      }
    },
  );
});
