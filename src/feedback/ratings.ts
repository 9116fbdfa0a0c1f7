import type { AnswerStore, CuratorTaskStore, FeedbackStore } from '../store';
import { maskPersonalData } from '../text';

/** Why an answer was of no use, in the order shown. */
export const ratingReasons = ['wrong', 'outdated', 'unclear', 'off-topic', 'incomplete'] as const;
export type RatingReason = (typeof ratingReasons)[number];

export interface Rating {
  readonly answerCode: string;
  readonly conversationId: string;
  readonly rating: 'helpful' | 'not_helpful';
  readonly reason?: RatingReason;
  /** As written; masked before it is kept. */
  readonly text?: string;
  /** What an answer given without a network was about; its code is only known to the device. */
  readonly about?: {
    readonly topic?: string | undefined;
    readonly facet?: string | undefined;
    readonly knowledgeVersion: string;
  };
}

/** What became of a rating: kept, or its answer is not (or no longer) there. */
export type Rated =
  | { readonly kind: 'kept'; readonly topic?: string; readonly facet?: string }
  | { readonly kind: 'unknown_answer' };

export interface RatingsDeps {
  readonly answers: Pick<AnswerStore, 'get'>;
  readonly feedback: Pick<FeedbackStore, 'add' | 'latest'>;
  readonly curatorTasks: Pick<CuratorTaskStore, 'open'>;
}

/** Ratings of answers; each low one becomes work for a curator. */
export class Ratings {
  constructor(private readonly deps: RatingsDeps) {}

  /** Keeps a rating, masked and with what it is about. The same one twice is kept once. */
  async rate({ text, about: claimed, ...rating }: Rating): Promise<Rated> {
    const subject = (await this.deps.answers.get(rating.answerCode)) ?? claimed;
    if (subject === undefined) return { kind: 'unknown_answer' };
    const { topic, facet, knowledgeVersion } = subject;
    const about = {
      ...(topic === undefined ? {} : { topic }),
      ...(facet === undefined ? {} : { facet }),
    };
    const masked = text === undefined || text === '' ? {} : { text: maskPersonalData(text) };
    const entry = { ...rating, ...masked, ...about, knowledgeVersion };
    if (!(await this.isKnown(entry))) await this.deps.feedback.add(entry);
    if (rating.rating === 'not_helpful') await this.openTask(rating, about);
    return { kind: 'kept', ...about };
  }

  private async isKnown(entry: Rating): Promise<boolean> {
    const last = await this.deps.feedback.latest(entry.answerCode, entry.conversationId);
    return (
      last?.rating === entry.rating && last.reason === entry.reason && last.text === entry.text
    );
  }

  private openTask(
    { answerCode, reason }: Rating,
    about: { readonly topic?: string; readonly facet?: string },
  ): Promise<void> {
    return this.deps.curatorTasks.open({
      kind: 'low_rating',
      answerCode,
      ...about,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
