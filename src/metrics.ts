import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Answer } from './answers';
import type { KnowledgeSnapshot } from './knowledge';
import { createMeters } from './meters';

/** The numbers of `/metrics`; statuses and languages only, never words of citizens. */
export interface Metrics {
  readonly registry: Registry;
  answered(answer: Answer, ms: number): void;
  knowledgeLoaded(snapshot: KnowledgeSnapshot): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { count, time, gauge } = createMeters(registry);
  const answers = count('tro_ly_answers_total', 'Answers given, by status and language', [
    'status',
    'lang',
  ]);
  const buckets = [0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.5];
  const duration = time('tro_ly_answer_seconds', 'Time to compose an answer', buckets);
  const articles = gauge('tro_ly_articles', 'Articles in service');
  const problems = gauge('tro_ly_knowledge_problems', 'Problems of knowledge files, by severity', [
    'severity',
  ]);
  return {
    registry,
    answered: ({ status, lang }, ms) => {
      answers({ status, lang });
      duration(ms);
    },
    knowledgeLoaded: (snapshot) => {
      articles.set(snapshot.articles.size);
      for (const severity of ['error', 'warning'] as const) {
        problems.set({ severity }, snapshot.problems.filter((p) => p.severity === severity).length);
      }
    },
  };
}
