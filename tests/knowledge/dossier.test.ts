import fc from 'fast-check';
import { systemClock, vietnamDay } from '../../src/core';
import { enumeratePaths, loadKnowledge, nextQuestion, resolveDossier } from '../../src/knowledge';
import type { Article, CaseAnswers, Dossier } from '../../src/knowledge';
import { baseArticles, aKnowledgeFolder } from '../support/knowledge-folder';

async function fixtureDossier(): Promise<Dossier> {
  const folder = await aKnowledgeFolder({ articles: baseArticles });
  const { articles } = await folder.load();
  await folder.remove();
  return articles.get('dang-ky-khai-sinh')!.dossier!;
}

const papers = (dossier: Dossier, answers: CaseAnswers): readonly string[] =>
  resolveDossier(dossier, answers, '2026-11-21').items.map(({ text }) => text);

describe('a dossier', () => {
  it('asks one question after another, and only those that apply', async () => {
    const dossier = await fixtureDossier();

    expect(nextQuestion(dossier, {})?.id).toBe('noi-sinh');
    expect(nextQuestion(dossier, { 'noi-sinh': 'tai-nha' })?.id).toBe('nguoi-lam-chung');
    expect(nextQuestion(dossier, { 'noi-sinh': 'benh-vien' })).toBeUndefined();
  });

  it('leads every case to its own list', async () => {
    const dossier = await fixtureDossier();

    expect(enumeratePaths(dossier).map((path) => papers(dossier, path))).toEqual([
      ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh'],
      ['Tờ khai đăng ký khai sinh', 'Văn bản của người làm chứng'],
      ['Tờ khai đăng ký khai sinh', 'Giấy cam đoan về việc sinh'],
    ]);
  });

  it('drops a remark after its last day', async () => {
    const dossier = {
      ...(await fixtureDossier()),
      fee: [{ text: 'Miễn.', when: {}, until: '2027-02-28' }],
    };

    expect(resolveDossier(dossier, {}, '2027-02-28').fee).toHaveLength(1);
    expect(resolveDossier(dossier, {}, '2027-03-01').fee).toEqual([]);
  });
});

describe('the dossiers of the committed articles', () => {
  let articles: readonly Article[] = [];
  const today = vietnamDay(systemClock.now());

  beforeAll(async () => {
    const snapshot = await loadKnowledge('knowledge', { clock: systemClock });
    articles = [...snapshot.articles.values()].filter(({ dossier }) => dossier !== undefined);
  });

  it('lead every path to at least one paper, in at most six questions', () => {
    const cases = articles.flatMap(({ id, dossier }) =>
      enumeratePaths(dossier!).map((path) => ({ id, path, dossier: dossier! })),
    );
    const bad = cases.filter(
      ({ path, dossier }) =>
        Object.keys(path).length > 6 || resolveDossier(dossier, path, today).items.length === 0,
    );

    // For the record: how much is covered by this one test.
    process.stdout.write(`${articles.length} dossiers, ${cases.length} cases walked\n`);
    expect(cases.length).toBeGreaterThan(articles.length);
    expect(bad.map(({ id, path }) => ({ id, path }))).toEqual([]);
  });

  it('never say of one paper in one case that it is both needed and not', () => {
    const bad = articles.flatMap(({ id, dossier }) =>
      enumeratePaths(dossier!)
        .map((path) => resolveDossier(dossier!, path, today).items)
        .filter((items) => new Set(items.map(({ text }) => text)).size !== items.length)
        .map(() => id),
    );

    expect([...new Set(bad)]).toEqual([]);
  });

  it('keep their lists whatever was answered before, since only real paths are walked', () => {
    const walk = (dossier: Dossier, picks: readonly number[]): CaseAnswers => {
      let answers: CaseAnswers = {};
      for (const pick of picks) {
        const question = nextQuestion(dossier, answers);
        const option = question?.options[pick % question.options.length];
        if (question === undefined || option === undefined) break;
        answers = { ...answers, [question.id]: option.id };
      }
      return answers;
    };

    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.nat({ max: 9 }), { minLength: 8, maxLength: 8 }),
        (at, picks) => {
          const { dossier } = articles[at % articles.length]!;
          const answers = walk(dossier!, picks);
          return (
            nextQuestion(dossier!, answers) === undefined && papers(dossier!, answers).length > 0
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
