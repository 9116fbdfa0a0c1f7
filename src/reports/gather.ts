import { surveyResults } from '../feedback';
import type { SurveyResult } from '../feedback';
import type { Figures, SurveyStore } from '../store';
import { toAnswerFigures, toRatingFigures } from './answer-figures';
import type { AnswerFigures, RatingFigures } from './answer-figures';
import { periodParts, previousPeriod } from './period';
import type { Period } from './period';
import { toTicketFigures } from './ticket-figures';
import type { TicketFigures } from './ticket-figures';

/** What citizens said back in one period and what became of it. */
export interface FeedbackFigures {
  readonly period: Period;
  readonly survey: {
    /** Absent when nobody was asked. */
    readonly all?: SurveyResult;
    readonly byField: readonly SurveyResult[];
    readonly byAge: readonly SurveyResult[];
    readonly byHelper: readonly SurveyResult[];
  };
  readonly tickets: TicketFigures;
}

/** Everything a report states of one period. */
export interface PeriodFigures extends FeedbackFigures {
  readonly answers: AnswerFigures;
  readonly ratings: RatingFigures;
}

/** Two periods beside each other. */
export interface ReportFigures {
  readonly current: PeriodFigures;
  readonly previous: PeriodFigures;
}

export interface Wanted {
  readonly period: Period;
  /** Tickets and surveys of this profile; conversations belong to the whole installation. */
  readonly locality: string;
  readonly now: Date;
}

/** Where the counts come from; a `Store` has all of it. */
export interface FigureSources {
  readonly figures: Figures;
  readonly surveys: Pick<SurveyStore, 'tally'>;
}

/** Counts a period and the one before it. */
export async function gatherFigures(
  sources: FigureSources,
  wanted: Wanted,
): Promise<ReportFigures> {
  const current = await gatherPeriod(sources, wanted);
  const period = previousPeriod(wanted.period);
  return { current, previous: await gatherPeriod(sources, { ...wanted, period }) };
}

async function gatherPeriod(sources: FigureSources, wanted: Wanted): Promise<PeriodFigures> {
  const { period } = wanted;
  const [answers, trend, ratings, feedback] = await Promise.all([
    sources.figures.answers(period),
    sources.figures.answerCounts(periodParts(period)),
    sources.figures.ratings(period),
    gatherFeedback(sources, wanted),
  ]);
  return {
    ...feedback,
    answers: toAnswerFigures(answers, period, trend),
    ratings: toRatingFigures(ratings),
  };
}

/** Counts tickets and surveys of one period: what the public pages show, read in a moment. */
export async function gatherFeedback(
  { figures, surveys }: FigureSources,
  { period, locality, now }: Wanted,
): Promise<FeedbackFigures> {
  const asked = { locality, since: period.from, until: period.until };
  const [tickets, all, byField, byAge, byHelper] = await Promise.all([
    figures.tickets(period, locality),
    surveys.tally(asked, 'all'),
    surveys.tally(asked, 'field'),
    surveys.tally(asked, 'ageBand'),
    surveys.tally(asked, 'helper'),
  ]);
  const [overall] = surveyResults(all);
  return {
    period,
    survey: {
      ...(overall !== undefined && { all: overall }),
      byField: surveyResults(byField),
      byAge: surveyResults(byAge),
      byHelper: surveyResults(byHelper),
    },
    tickets: toTicketFigures(tickets, period, now),
  };
}
