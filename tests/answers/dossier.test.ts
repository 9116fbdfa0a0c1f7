import { createBrain } from '../../src/answers';
import type { AnswerPipeline, CaseAnswers } from '../../src/answers';
import { enumeratePaths } from '../../src/knowledge';
import { aKnowledgeFolder } from '../support/knowledge-folder';
import { aPipeline, theRealKnowledge, theRealPipeline, translate } from '../support/talk';

const mostQuestions = 6;
const question = { id: 'q', text: 'x', lang: 'vi', context: {} } as const;

/** Every way through a topic's questions, asked as the dialog asks them. */
function everyCase(pipeline: AnswerPipeline, topic: string): readonly CaseAnswers[] {
  const found: CaseAnswers[] = [];
  const walk = (answers: CaseAnswers): void => {
    const asked = pipeline.caseQuestion(question, topic, answers);
    if (asked === undefined) found.push(answers);
    else for (const { id } of asked.options) walk({ ...answers, [asked.id]: id });
  };
  walk({});
  return found;
}

describe('the lists of papers of the real knowledge', () => {
  it('come out of every branch of every topic, not empty, after six questions at most', async () => {
    const pipeline = await theRealPipeline();
    const { articles } = await theRealKnowledge();
    const topics = [...articles.values()].filter(({ dossier }) => dossier !== undefined);
    let branches = 0;

    for (const { id, dossier } of topics) {
      const cases = everyCase(pipeline, id);
      expect(cases.length).toBe(dossier ? enumeratePaths(dossier).length : 0);
      for (const answers of cases) {
        const answer = pipeline.dossier(question, id, answers);
        expect(Object.keys(answers).length).toBeLessThanOrEqual(mostQuestions);
        expect({ id, answers, status: answer.status }).toMatchObject({ status: 'dossier' });
        expect(answer.text).toMatch(/^1\. \p{L}/mu);
        expect(answer.text).not.toMatch(/\{\{|\[\[|undefined/);
        expect(answer.dates).toBeDefined();
      }
      branches += cases.length;
    }

    expect(topics.length).toBeGreaterThanOrEqual(30);
    process.stdout.write(`dossiers: ${topics.length} topics, ${branches} branches, all listed\n`);
  });
});

describe('the fee, time and place of a case', () => {
  const dossier = (fee: readonly unknown[]) => ({
    questions: [
      {
        id: 'han',
        ask: 'Bé sinh được bao lâu?',
        options: { som: 'Dưới 60 ngày', tre: 'Quá 60 ngày' },
      },
    ],
    items: [{ text: 'Tờ khai', kind: 'nop' }],
    fee,
    where: [{ text: 'Hỏi công an.', when: { han: 'tre' } }],
  });

  async function list(fee: readonly unknown[], han: string): Promise<string> {
    const folder = await aKnowledgeFolder({
      articles: [
        {
          id: 'dang-ky-khai-sinh',
          front: { authority: 'UBND xã', dossier: dossier(fee) },
          sections: {
            overview: 'Ghi nhận một em bé ra đời.',
            documents: '- Giấy chứng sinh.',
            fee: '- Quá hạn thì nộp 50.000 đồng.',
            time: '- Trong ngày.',
            where: '- Bộ phận một cửa.',
          },
        },
      ],
    });
    const snapshot = await folder.load();
    const pipeline = aPipeline(createBrain(snapshot, 'mac-dinh'));
    const { text } = pipeline.dossier(question, 'dang-ky-khai-sinh', { han });
    await folder.remove();
    return text;
  }

  it("are the article's own words where no case says anything about them", async () => {
    expect(await list([], 'som')).toContain('Quá hạn thì nộp 50.000 đồng.');
  });

  it('are those of the case where it says something', async () => {
    const text = await list([{ text: 'Miễn lệ phí.', when: { han: 'som' } }], 'som');

    expect(text).toContain('Miễn lệ phí.');
    expect(text).not.toContain('50.000');
  });

  it('are never those of another case: the citizen is told where to read on', async () => {
    const text = await list([{ text: 'Miễn lệ phí.', when: { han: 'som' } }], 'tre');

    expect(text).not.toContain('Miễn lệ phí.');
    expect(text).not.toContain('50.000');
    expect(text).toContain(translate('vi', 'dossier.see', { facet: translate('vi', 'facet.fee') }));
  });

  it('name the authority of the procedure where the case names no other place', async () => {
    const text = await list([], 'som');

    expect(text).toContain('UBND xã');
    expect(text).not.toContain('Hỏi công an.');
  });
});
