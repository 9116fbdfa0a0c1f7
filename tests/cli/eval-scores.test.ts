import type { Decision } from '../../src/answers';
import { facetShare, score, summarize } from '../../src/cli/eval-scores';
import type { GoldenQuestion } from '../../src/cli/eval-scores';

const question: GoldenQuestion = {
  id: 'q',
  text: '',
  topic: 'khai-sinh',
  also: ['khai-sinh-lai'],
  facet: 'fee',
};
const decided = {
  confidence: 0.9,
  alternatives: [{ topic: 'khai-sinh', score: 0.5 }],
  explanation: {},
};

function aDecision(part: object): Decision {
  return { ...decided, ...part } as unknown as Decision;
}

const topic = (name: string, facet = 'fee') => aDecision({ kind: 'topic', topic: name, facet });
const none = aDecision({ kind: 'none', reason: 'low_score' });
const greeting = aDecision({ kind: 'intent', intent: 'greeting' });
const clarify = aDecision({ kind: 'clarify' });

describe('score', () => {
  it.each([
    ['right', 'the label', question, topic('khai-sinh')],
    ['right', 'another article that satisfies', question, topic('khai-sinh-lai')],
    ['wrong', 'a wrong article', question, topic('khai-tu')],
    ['half', 'a clarification that offers the label', question, clarify],
    ['missed', 'a refusal of a covered question', question, none],
    ['right', 'a refusal of what is not covered', { ...question, topic: 'out-of-scope' }, none],
    [
      'wrong',
      'an answer to what is not covered',
      { ...question, topic: 'out-of-scope' },
      topic('khai-tu'),
    ],
    ['right', 'small talk to small talk', { ...question, topic: 'smalltalk' }, greeting],
    ['wrong', 'small talk to a complaint', { ...question, topic: 'complaint' }, greeting],
  ])('is %s for %s', (outcome, _, asked, decision) => {
    expect(score(asked, decision).outcome).toBe(outcome);
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
});

describe('summarize', () => {
  it('gives shares that add up', () => {
    const summary = summarize([score(question, topic('khai-sinh')), score(question, clarify)]);

    expect(summary).toEqual({ n: 2, right: 0.5, half: 0.5, wrong: 0, missed: 0 });
  });
});
