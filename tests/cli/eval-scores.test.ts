import { facetShare, score, summarize } from '../../src/cli/eval-scores';
import type { GoldenQuestion, Judged } from '../../src/cli/eval-scores';
import type { Facet } from '../../src/knowledge';

const question: GoldenQuestion = {
  id: 'q',
  text: '',
  topic: 'khai-sinh',
  also: ['khai-sinh-lai'],
  facet: 'fee',
};
function anAnswer(part: Partial<Judged>): Judged {
  return { status: 'answered', confidence: 0.9, alternatives: [], ...part };
}

const topic = (name: string, facet: Facet = 'fee') => anAnswer({ topic: name, facet });
const refusal = anAnswer({
  status: 'unanswered_low_score',
  alternatives: [{ topic: 'khai-sinh' }],
});
const greeting = anAnswer({ status: 'smalltalk' });
const clarify = anAnswer({ status: 'clarification', alternatives: [{ topic: 'khai-sinh' }] });

describe('score', () => {
  it.each([
    ['right', 'the label', question, topic('khai-sinh')],
    ['right', 'another article that satisfies', question, topic('khai-sinh-lai')],
    ['wrong', 'a wrong article', question, topic('khai-tu')],
    ['half', 'a clarification that offers the label', question, clarify],
    ['missed', 'a refusal of a covered question', question, refusal],
    ['right', 'a refusal of what is not covered', { ...question, topic: 'out-of-scope' }, refusal],
    [
      'wrong',
      'an answer to what is not covered',
      { ...question, topic: 'out-of-scope' },
      topic('khai-tu'),
    ],
    [
      'right',
      'a copy of the national record of what is not covered',
      { ...question, topic: 'out-of-scope' },
      anAnswer({ status: 'answered_catalogue' }),
    ],
    [
      'wrong',
      'a question back about what is not covered',
      { ...question, topic: 'out-of-scope' },
      clarify,
    ],
    [
      'right',
      'the papers of a case',
      question,
      anAnswer({ status: 'dossier', topic: 'khai-sinh' }),
    ],
    ['right', 'small talk to small talk', { ...question, topic: 'smalltalk' }, greeting],
    ['wrong', 'small talk to a complaint', { ...question, topic: 'complaint' }, greeting],
  ])('is %s for %s', (outcome, _, asked, answer) => {
    expect(score(asked, answer).outcome).toBe(outcome);
  });

  it('judges the facet only of right answers with a label that is not general', () => {
    const scored = [
      score(question, topic('khai-sinh', 'fee')),
      score(question, topic('khai-sinh', 'time')),
      score(question, topic('khai-tu', 'fee')),
      score({ ...question, facet: 'general' }, topic('khai-sinh')),
    ];

    expect(facetShare(scored)).toEqual({ n: 2, right: 0.5 });
  });

  it('takes any part of the article that holds the answer', () => {
    const either = { ...question, facets: ['overview'] };
    const scored = (['fee', 'overview', 'time'] as const).map((facet) =>
      score(either, topic('khai-sinh', facet)),
    );

    expect(scored.map(({ facetRight }) => facetRight)).toEqual([true, true, false]);
  });
});

describe('summarize', () => {
  it('gives shares that add up', () => {
    const summary = summarize([score(question, topic('khai-sinh')), score(question, clarify)]);

    expect(summary).toEqual({ n: 2, right: 0.5, half: 0.5, wrong: 0, missed: 0 });
  });
});
