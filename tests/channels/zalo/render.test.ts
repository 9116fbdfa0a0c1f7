import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { chosenText } from '../../../src/channels/zalo/choose';
import { defaultLimits } from '../../../src/channels/zalo/limits';
import { textOf } from '../../../src/channels/zalo/messages';
import { toPlainText } from '../../../src/channels/zalo/plain-text';
import { render } from '../../../src/channels/zalo/render';
import type { Rendering } from '../../../src/channels/zalo/render';
import { createTranslator } from '../../../src/i18n';

const options = {
  translate: createTranslator(),
  limits: defaultLimits,
  publicUrl: 'https://tro-ly.example.vn',
  buttons: true,
};

interface Offer {
  readonly label: string;
  readonly send?: string;
}

function anActivity(text: string, offers: readonly Offer[] = [], answer?: object) {
  const actions = offers.map(({ label, send = label }) => ({
    type: 'imBack',
    title: label,
    value: send,
  }));
  return {
    type: 'message',
    text,
    ...(actions.length > 0 && { suggestedActions: { to: [], actions } }),
    ...(answer && { channelData: { answer } }),
  } as Partial<Activity>;
}

const texts = ({ messages }: Rendering): readonly string[] =>
  messages.map(({ body }) => textOf(body) ?? '');

function buttonsOf({ messages }: Rendering): readonly { title: string; payload: unknown }[] {
  const body = messages.at(-1)?.body;
  const payload = body && 'attachment' in body ? body.attachment.payload : undefined;
  return payload && 'buttons' in payload ? [...payload.buttons] : [];
}

describe('plain text for Zalo', () => {
  it.each([
    ['**Lệ phí**: miễn phí', 'Lệ phí: miễn phí'],
    ['- một\n- hai', '• một\n• hai'],
    ['1. một\n2. hai', '1. một\n2. hai'],
    ['Xem [Cổng](https://dichvucong.gov.vn).', 'Xem Cổng: https://dichvucong.gov.vn.'],
    ['[dichvucong.gov.vn](https://dichvucong.gov.vn)', 'https://dichvucong.gov.vn'],
    ['a\n\n\n\nb  ', 'a\n\nb'],
    ['hồ sơ'.normalize('NFD'), 'hồ sơ'],
  ])('of %j', (markdown, plain) => {
    expect(toPlainText(markdown)).toBe(plain);
  });
});

describe('an activity on Zalo', () => {
  it('is one message with its taps as buttons that say the words', () => {
    const offers = [{ label: 'Lệ phí bao nhiêu?', send: 'Đăng ký tạm trú – Lệ phí' }];

    const rendering = render(anActivity('Cần **tờ khai**.', offers), options);

    expect(texts(rendering)).toEqual(['Cần tờ khai.']);
    expect(buttonsOf(rendering)).toEqual([
      { title: 'Lệ phí bao nhiêu?', type: 'oa.query.show', payload: 'Đăng ký tạm trú – Lệ phí' },
    ]);
    expect(rendering.messages[0]?.plain).toBe('Cần tờ khai.\n1. Lệ phí bao nhiêu?');
    expect(rendering.offered).toEqual(['Đăng ký tạm trú – Lệ phí']);
  });

  it('numbers the choices when there are more than five, and keeps five buttons', () => {
    const offers = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((label) => ({ label }));

    const rendering = render(anActivity('Chọn nhóm:', offers), options);

    expect(texts(rendering)).toEqual([
      'Chọn nhóm:\n\nBạn gõ số để chọn:\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n5. Năm\n6. Sáu',
    ]);
    expect(buttonsOf(rendering)).toHaveLength(5);
    expect(rendering.offered).toHaveLength(6);
  });

  it('does not number twice what the text numbers already', () => {
    const offers = ['Có', 'Không', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((label) => ({ label }));
    const text = `Câu 1\n\n${offers.map(({ label }, i) => `${i + 1}. ${label}`).join('\n')}`;

    expect(texts(render(anActivity(text, offers), options))).toEqual([text]);
  });

  it('uses numbers alone where buttons are switched off or too long to be sent', () => {
    const off = render(anActivity('Hỏi', [{ label: 'Có' }]), { ...options, buttons: false });
    const long = render(anActivity('Hỏi', [{ label: 'Có', send: 'x'.repeat(1001) }]), options);

    for (const rendering of [off, long]) {
      expect(texts(rendering)).toEqual(['Hỏi\n\nBạn gõ số để chọn:\n1. Có']);
      expect(buttonsOf(rendering)).toEqual([]);
    }
  });

  it('speaks the language of the activity', () => {
    const activity = { ...anActivity('Ask', [{ label: 'Yes' }]), locale: 'en' };

    expect(texts(render(activity, { ...options, buttons: false }))[0]).toContain('Type a number');
  });

  it('sends up to two messages of an answer and a link to the whole of a longer one', () => {
    const body = 'Một câu khá dài về thủ tục này. '.repeat(60).trim();
    const answer = { code: 'AB2C4DEF', footer: ['Căn cứ: Luật A.', 'Mã câu trả lời: AB2C4DEF'] };
    const two = render(anActivity(body, [{ label: 'Tiếp' }], answer), options);
    const longer = render(anActivity(`${body} ${body} ${body}`, [], answer), options);

    expect(two.messages).toHaveLength(1);
    expect(texts(longer)).toHaveLength(2);
    const last = texts(longer).at(-1) ?? '';
    expect(last).toContain('https://tro-ly.example.vn/tra-loi/AB2C4DEF');
    expect(last).toContain('Căn cứ: Luật A.');
    expect(last.length).toBeLessThanOrEqual(2000);
    expect(longer.answerCode).toBe('AB2C4DEF');
  });

  it('keeps every limit of Zalo whatever the bot says', () => {
    const offer = fc.record({
      label: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
      send: fc.string({ minLength: 1, maxLength: 1200 }),
    });
    const text = fc.string({ minLength: 1, maxLength: 6000, unit: 'grapheme' });
    const answer = fc.option(fc.constant({ code: 'AB2C', footer: ['Căn cứ'] }), {
      nil: undefined,
    });

    fc.assert(
      fc.property(text, fc.array(offer, { maxLength: 12 }), answer, (said, offers, data) => {
        const rendering = render(anActivity(said, offers, data), options);
        for (const { body } of rendering.messages) {
          expect((textOf(body) ?? '').length).toBeLessThanOrEqual(2000);
        }
        const buttons = buttonsOf(rendering);
        expect(buttons.length).toBeLessThanOrEqual(5);
        for (const { title, payload } of buttons) {
          expect(title.length).toBeLessThanOrEqual(100);
          expect(String(payload).length).toBeLessThanOrEqual(1000);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a digit', () => {
  const offered = ['Đăng ký tạm trú – Lệ phí', 'Gặp cán bộ'];

  it.each([
    ['1', offered[0]],
    [' 2. ', offered[1]],
    ['chọn 2', offered[1]],
    ['số 1', offered[0]],
    ['3', '3'],
    ['0', '0'],
    ['2 con', '2 con'],
    ['hai', 'hai'],
  ])('%j means what was last offered', (text, meaning) => {
    expect(chosenText(text, offered)).toBe(meaning);
  });

  it('means itself when nothing was offered', () => {
    expect(chosenText('1', [])).toBe('1');
  });
});
