import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openAsking, openBrain } from '../../src/cli/asking';
import { score, summarize } from '../../src/cli/eval-scores';
import type { GoldenQuestion, Scored } from '../../src/cli/eval-scores';

let scored: readonly Scored[];

beforeAll(async () => {
  const ask = openAsking(await openBrain(path.join(__dirname, '../../knowledge'), 'mac-dinh'));
  const questions = readFileSync(path.join(__dirname, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldenQuestion);
  const answered: Scored[] = [];
  for (const question of questions) {
    const { answer } = await ask(question.id, question.text, 'vi');
    answered.push(score(question, answer));
  }
  scored = answered;
}, 60_000);

function of(scope: Scored['scope'], half?: 0 | 1): ReturnType<typeof summarize> {
  const inHalf = ({ question }: Scored): boolean =>
    half === undefined || Number(question.id.replace(/\D/gu, '')) % 2 === half;
  return summarize(scored.filter((entry) => entry.scope === scope && inHalf(entry)));
}

// Two points below what was measured on 2026-11-21, so that one debatable line breaks nothing.
describe('golden questions', () => {
  it('mostly open the right article', () => {
    expect(of('in').right).toBeGreaterThanOrEqual(0.837);
  });

  it('mostly open the right article where the weights have not learned from them', () => {
    expect(of('in', 1).right).toBeGreaterThanOrEqual(0.826);
  });

  it('seldom open a wrong article', () => {
    expect(of('in').wrong).toBeLessThanOrEqual(0.091);
  });

  it('are refused where no article answers them', () => {
    expect(of('out').right).toBeGreaterThanOrEqual(0.93);
  });
});
