import type { Clock } from '../core';
import type { KnowledgeSnapshot } from '../knowledge';
import type { AnswerRecord, AnswerStore, FeedbackStore } from '../store';
import { findNeeds } from './needs';
import type { AskedInVain, NeedsReport } from './needs';
import type { TopicCount } from './rising-topics';
import { lastWeeks, startOfDay } from './weeks';
import type { Week } from './weeks';

export interface NeedsDeps {
  readonly answers: Pick<AnswerStore, 'list' | 'topicCounts'>;
  readonly feedback: Pick<FeedbackStore, 'lowRated'>;
  readonly clock: Clock;
}

// Far more than a province's weeks hold; keeps a broken clock from reading everything.
const mostQuestions = 20_000;

/** Reads the last weeks and finds what citizens needed and did not get. */
export async function readNeeds(
  deps: NeedsDeps,
  snapshot: KnowledgeSnapshot,
  weekCount: number,
): Promise<NeedsReport> {
  const weeks = lastWeeks(deps.clock.now(), weekCount);
  const since = startOfDay(weeks[0]?.from ?? '');
  const unanswered = await deps.answers.list({
    statuses: ['unanswered_no_match', 'unanswered_low_score'],
    since,
    limit: mostQuestions,
  });
  const low = await deps.feedback.lowRated(since, mostQuestions);
  const asked: readonly AskedInVain[] = [
    ...unanswered.flatMap(fromUnanswered),
    ...low.flatMap(({ question, conversationId, createdAt, reason, topic }) =>
      question === undefined
        ? []
        : [
            {
              text: question,
              conversationId,
              at: createdAt,
              why: 'low_rating' as const,
              ...(reason === undefined ? {} : { reason }),
              ...(topic === undefined ? {} : { topic }),
            },
          ],
    ),
  ];
  return findNeeds(asked, await topicCounts(deps, weeks), weeks, snapshot);
}

function fromUnanswered(record: AnswerRecord): readonly AskedInVain[] {
  const { question, conversationId, createdAt } = record;
  if (question === undefined) return [];
  const topic = record.topic ?? nearest(record);
  return [
    {
      text: question,
      conversationId,
      at: createdAt,
      why: 'unanswered',
      ...(topic === undefined ? {} : { topic }),
    },
  ];
}

function nearest({ answer }: AnswerRecord): string | undefined {
  const { alternatives = [] } = answer as { alternatives?: readonly { topic?: unknown }[] };
  const topic = alternatives[0]?.topic;
  return typeof topic === 'string' ? topic : undefined;
}

async function topicCounts(
  { answers }: NeedsDeps,
  weeks: readonly Week[],
): Promise<readonly TopicCount[]> {
  const byWeek = await Promise.all(
    weeks.map(({ from }, week) => {
      const since = startOfDay(from);
      const until = startOfDay(weeks[week + 1]?.from ?? '9999-12-31');
      return answers.topicCounts(since, until);
    }),
  );
  return byWeek.flatMap((counts, week) => counts.map((one) => ({ ...one, week })));
}
