import type { Decision } from '../../src/answers/decision';
import { aPipeline, theRealBrain } from '../support/talk';

const text = 'một câu mà không bài nào trả lời';
const title = 'Sang tên sổ đỏ khi mua bán, tặng cho, thừa kế';

/** Asks with a decider that found nothing, whatever speaks for its first candidate. */
async function refusedWith(strength: number, name: number) {
  const brain = await theRealBrain();
  const { explanation } = brain.decider.decide(text, 'vi', {});
  const [any] = brain.decider.decide(title, 'vi', {}).explanation.candidates;
  if (any === undefined) throw new Error('a title names its article');
  const first = { ...any, topic: 'sang-ten-dat', strength, evidence: { ...any.evidence, name } };
  const decision: Decision = {
    kind: 'none',
    reason: 'low_score',
    confidence: 0.1,
    alternatives: [],
    explanation: { ...explanation, candidates: [first] },
  };
  const pipeline = aPipeline({ ...brain, decider: { ...brain.decider, decide: () => decision } });
  return pipeline.answer({ id: 'q', text, lang: 'vi', context: {} });
}

describe('a refusal', () => {
  it('names an article that is near, without opening it', async () => {
    const { status, text: said, suggestions, citations } = await refusedWith(8, 0.6);

    expect(status).toBe('unanswered_low_score');
    expect(said).toContain(`Việc gần nhất tôi có hướng dẫn là “${title}”`);
    expect(suggestions[0]).toEqual({ label: title, send: title });
    expect(citations).toEqual([]);
  });

  it.each([
    ['weak', 5, 0.6],
    ['called otherwise', 8, 0.2],
  ])('names none that is %s', async (_, strength, name) => {
    const { text: said, suggestions } = await refusedWith(strength, name);

    expect(said).not.toContain('gần nhất');
    expect(suggestions.map(({ label }) => label)).not.toContain(title);
  });
});
