import { confidenceInputs, createEngine, gatherEvidence, rankTopics } from '../answers';
import type { ConfidenceInputs, Engine, Evidence, RankingWeights } from '../answers';
import type { KnowledgeSnapshot } from '../knowledge';
import type { Understood } from '../understanding';

/** A question with what was found for it. */
export interface TuneRow {
  readonly text: string;
  /** Topics that answer it; empty where none does. */
  readonly right: readonly string[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly understood: Understood;
  readonly unknownWords: number;
  readonly weight: number;
}

export interface LabelledQuestion {
  readonly text: string;
  readonly right: readonly string[];
}

/** What an engine finds for labelled questions. */
export function observe(
  engine: Engine,
  questions: readonly LabelledQuestion[],
  weight: number,
): readonly TuneRow[] {
  return questions.map(({ text, right }) => {
    const repaired = engine.text.repair(text, 'vi');
    const understood = engine.understanding.recognize(repaired, { offered: 0 });
    const voted = understood.topicVotes.map(({ topic }) => topic);
    const evidence = gatherEvidence(engine.search.search(repaired, voted), understood);
    const unknownWords = engine.search.unknownWords(repaired).length;
    return { text, right, evidence, understood, unknownWords, weight };
  });
}

function heldOut(at: number, fold: number, folds: number): boolean {
  return at % folds === fold;
}

/** A snapshot without every `folds`-th sample question, counted from `fold`. */
function withoutFold(snapshot: KnowledgeSnapshot, fold: number, folds: number): KnowledgeSnapshot {
  const keep = (_: string, at: number): boolean => !heldOut(at, fold, folds);
  const articles = [...snapshot.articles].map(
    ([id, article]) =>
      [
        id,
        {
          ...article,
          questions: article.questions.filter(keep),
          outside: article.outside.filter(keep),
        },
      ] as const,
  );
  const intents = snapshot.intents.map((intent) =>
    intent.intent === 'out-of-scope' ? { ...intent, samples: intent.samples.filter(keep) } : intent,
  );
  return { ...snapshot, articles: new Map(articles), intents };
}

function foldQuestions(
  snapshot: KnowledgeSnapshot,
  fold: number,
  folds: number,
): readonly LabelledQuestion[] {
  const pick = (lines: readonly string[]): readonly string[] =>
    lines.filter((_, at) => heldOut(at, fold, folds));
  const inside = [...snapshot.articles.values()].flatMap(({ id, questions }) =>
    pick(questions).map((text) => ({ text, right: [id] })),
  );
  const near = [...snapshot.articles.values()].flatMap(({ outside }) => pick(outside));
  const far = snapshot.intents
    .filter(({ intent }) => intent === 'out-of-scope')
    .flatMap(({ samples }) => pick(samples));
  return [...inside, ...[...near, ...far].map((text) => ({ text, right: [] }))];
}

/** Every sample question, judged by an engine that has not seen it. */
export function crossObserve(snapshot: KnowledgeSnapshot, folds: number): readonly TuneRow[] {
  return Array.from({ length: folds }, (_, fold) =>
    observe(
      createEngine(withoutFold(snapshot, fold, folds)),
      foldQuestions(snapshot, fold, folds),
      1,
    ),
  ).flat();
}

/** The inputs of the confidence of a row under given ranking weights, and whether a right topic is among the first. */
export function confidenceRow(
  row: TuneRow,
  weights: RankingWeights,
  first: number,
): { inputs: ConfidenceInputs; right: boolean; weight: number } | undefined {
  const ranked = rankTopics(row.evidence, weights);
  const inputs = confidenceInputs(ranked, row.understood, row.unknownWords);
  const right = ranked.slice(0, first).some(({ topic }) => row.right.includes(topic));
  return inputs && { inputs, right, weight: row.weight };
}
