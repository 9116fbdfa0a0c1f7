import type { Answer, AnswerData } from '../../src/answers';
import { renderAnswer } from '../../src/bot';
import { createTranslator } from '../../src/i18n';

const translate = createTranslator();

function anAnswer(override: Partial<Answer> = {}): Answer {
  return {
    code: 'ABCD2345',
    status: 'answered',
    lang: 'vi',
    text: '**Nội dung**',
    confidence: 1,
    alternatives: [],
    citations: [{ id: 'l', number: '60/2014/QH13', name: 'Luật Hộ tịch' }],
    suggestions: [{ label: 'Lệ phí bao nhiêu?', send: 'Khai sinh – Lệ phí' }],
    dates: {
      asOf: '2026-07-01',
      checkedOn: '2026-11-20',
      recheckBy: '2027-02-20',
      confidence: 'high',
      stale: false,
    },
    draft: true,
    knowledgeVersion: 'v',
    trace: [],
    ...override,
  };
}

function dataOf(answer: Answer, publicUrl?: string): AnswerData {
  return (renderAnswer(answer, translate, publicUrl).channelData as { answer: AnswerData }).answer;
}

describe('an answer as an activity', () => {
  it('carries text, basis, dates, draft mark and code, and its taps', () => {
    const activity = renderAnswer(anAnswer(), translate);

    for (const words of ['Nội dung', '60/2014/QH13', '01/07/2026', 'ABCD2345']) {
      expect(activity.text).toContain(words);
    }
    expect(activity.suggestedActions?.actions).toEqual([
      { type: 'imBack', title: 'Lệ phí bao nhiêu?', value: 'Khai sinh – Lệ phí' },
    ]);
  });

  it('gives our widget the same parts apart', () => {
    const data = dataOf(anAnswer());

    expect(data).toMatchObject({ code: 'ABCD2345', body: '**Nội dung**', rateable: true });
    expect(data.footer.join('\n')).toContain(translate('vi', 'answer.draft'));
  });

  it.each(['https://dvc.example', 'https://dvc.example/'])(
    'links a list of papers to its page at %s',
    (publicUrl) => {
      const [last] = dataOf(anAnswer({ status: 'dossier' }), publicUrl).footer.slice(-1);

      expect(last).toContain('https://dvc.example/tra-loi/ABCD2345');
    },
  );

  it.each([
    ['another answer', anAnswer(), 'https://dvc.example'],
    ['a list where no public address is known', anAnswer({ status: 'dossier' }), undefined],
  ])('does not link %s', (_, answer, publicUrl) => {
    expect(dataOf(answer, publicUrl).footer.join()).not.toContain('tra-loi');
  });

  it('shows neither code nor rating under small talk and emergencies', () => {
    for (const status of ['smalltalk', 'emergency'] as const) {
      const data = dataOf(anAnswer({ status, citations: [], draft: false }));
      expect(data.rateable).toBe(false);
      expect(data.footer.join()).not.toContain('ABCD2345');
    }
  });
});
