import { surveyResults } from '../feedback';
import type { SurveyResult } from '../feedback';
import type { Figures, SurveyStore } from '../store';
import { toAnswerFigures, toRatingFigures } from './answer-figures';
import type { AnswerFigures, RatingFigures } from './answer-figures';
import { previousPeriod } from './period';
import type { Period } from './period';
import { toTicketFigures } from './ticket-figures';
import type { TicketFigures } from './ticket-figures';

/** Everything a report states of one period. */
export interface PeriodFigures {
  readonly period: Period;
  readonly answers: AnswerFigures;
  readonly ratings: RatingFigures;
  readonly survey: {
    /** Absent when nobody was asked. */
    readonly all?: SurveyResult;
    readonly byField: readonly SurveyResult[];
    readonly byAge: readonly SurveyResult[];
    readonly byHelper: readonly SurveyResult[];
  };
  readonly tickets: TicketFigures;
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

/** Counts one period. */
export async function gatherPeriod(
  { figures, surveys }: FigureSources,
  { period, locality, now }: Wanted,
): Promise<PeriodFigures> {
  const asked = { locality, since: period.from, until: period.until };
  const [answers, ratings, tickets, all, byField, byAge, byHelper] = await Promise.all([
    figures.answers(period),
    figures.ratings(period),
    figures.tickets(period, locality),
    surveys.tally(asked, 'all'),
    surveys.tally(asked, 'field'),
    surveys.tally(asked, 'ageBand'),
    surveys.tally(asked, 'helper'),
  ]);
  const [overall] = surveyResults(all);
  return {
    period,
    answers: toAnswerFigures(answers, period),
    ratings: toRatingFigures(ratings),
    survey: {
      ...(overall !== undefined && { all: overall }),
      byField: surveyResults(byField),
      byAge: surveyResults(byAge),
      byHelper: surveyResults(byHelper),
    },
    tickets: toTicketFigures(tickets, period, now),
  };
}
