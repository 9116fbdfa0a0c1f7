import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Answer } from './answers';
import type { KnowledgeSnapshot } from './knowledge';

/** The numbers of `/metrics`; statuses and languages only, never words of citizens. */
export interface Metrics {
  readonly registry: Registry;
  answered(answer: Answer, ms: number): void;
  knowledgeLoaded(snapshot: KnowledgeSnapshot): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Counter({
    name: 'tro_ly_answers_total',
    help: 'Answers given, by status and language',
    labelNames: ['status', 'lang'],
    registers,
  });
  const duration = new Histogram({
    name: 'tro_ly_answer_seconds',
    help: 'Time to compose an answer',
    buckets: [0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.5],
    registers,
  });
  const articles = new Gauge({ name: 'tro_ly_articles', help: 'Articles in service', registers });
  const problems = new Gauge({
    name: 'tro_ly_knowledge_problems',
    help: 'Problems of knowledge files, by severity',
    labelNames: ['severity'],
    registers,
  });
  return {
    registry,
    answered: ({ status, lang }, ms) => {
      answers.inc({ status, lang });
      duration.observe(ms / 1000);
    },
    knowledgeLoaded: (snapshot) => {
      articles.set(snapshot.articles.size);
      for (const severity of ['error', 'warning'] as const) {
        problems.set({ severity }, snapshot.problems.filter((p) => p.severity === severity).length);
      }
    },
  };
}
