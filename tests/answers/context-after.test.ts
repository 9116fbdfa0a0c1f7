import { contextAfter } from '../../src/answers';
import type { Answer, QuestionContext } from '../../src/answers';

function anAnswer(override: Partial<Answer> = {}): Answer {
  return {
    code: 'ABCD2345',
    status: 'answered',
    lang: 'vi',
    topic: 'dang-ky-tam-tru',
    facet: 'fee',
    text: 'x',
    confidence: 1,
    alternatives: [],
    citations: [],
    suggestions: [],
    draft: false,
    knowledgeVersion: 'v',
    trace: [],
    ...override,
  };
}

const untold = { status: 'unanswered_no_match', topic: undefined, facet: undefined } as never;

describe('what a conversation remembers after an answer', () => {
  it('is its topic and facet, and those before', () => {
    const before: QuestionContext = { topic: 'dang-ky-ket-hon', facet: 'where' };

    expect(contextAfter(before, anAnswer())).toMatchObject({
      topic: 'dang-ky-tam-tru',
      facet: 'fee',
      previousTopic: 'dang-ky-ket-hon',
      previousFacet: 'where',
      lastCode: 'ABCD2345',
    });
  });

  it('keeps the earlier topic while the same one is talked about', () => {
    const before: QuestionContext = { topic: 'dang-ky-tam-tru', previousTopic: 'dang-ky-ket-hon' };

    expect(contextAfter(before, anAnswer()).previousTopic).toBe('dang-ky-ket-hon');
  });

  it('keeps the topic when nothing was told', () => {
    const before: QuestionContext = { topic: 'dang-ky-ket-hon', facet: 'where' };

    const after = contextAfter(before, anAnswer(untold));

    expect(after).toMatchObject({ topic: 'dang-ky-ket-hon', facet: 'where', misses: 1 });
  });

  it('counts misses in a row, over an answer that is turned down', () => {
    const first = contextAfter({}, anAnswer(untold));
    const told = contextAfter(first, anAnswer());
    const turnedDown = contextAfter(
      told,
      anAnswer({ status: 'clarification', topic: undefined, remember: { turnedDown: 1 } } as never),
    );

    expect([first.misses, told.misses, turnedDown.misses]).toEqual([1, undefined, 2]);
  });

  it('forgets the misses after two answers that were taken', () => {
    const first = contextAfter({}, anAnswer(untold));
    const twice = contextAfter(contextAfter(first, anAnswer()), anAnswer());

    expect(twice.misses).toBeUndefined();
    expect(twice.missesBefore).toBeUndefined();
  });

  it('forgets them when a person has taken over', () => {
    const after = contextAfter(
      { misses: 2 },
      anAnswer({ status: 'handoff', topic: undefined } as never),
    );

    expect(after.misses).toBeUndefined();
  });

  it('is open for a choice after a clarification only', () => {
    const asked = contextAfter({}, anAnswer({ status: 'clarification' }));

    expect(asked.choosing).toBe(true);
    expect(contextAfter(asked, anAnswer()).choosing).toBeUndefined();
  });
});
