import { vietnamDay } from '../core';
import type { Clock } from '../core';
import type { SurveyFilter, SurveyGroup, SurveyReply, SurveyRound, SurveyStore } from '../store';
import { maskPersonalData } from '../text';
import { surveyResults } from './survey-results';
import type { SurveyResult } from './survey-results';

const dayMs = 24 * 60 * 60 * 1000;
/** Nobody is asked again sooner. */
export const surveyPauseDays = 30;
/** Nobody is asked so soon after a danger, a quarrel or a petition. */
const calmMs = dayMs;

/** Age bands of the questionnaire, in the order shown. */
export const ageBands = ['under-30', '30-44', '45-59', '60-plus'] as const;
export type AgeBand = (typeof ageBands)[number];

/** After what a citizen may be asked. */
export type SurveyMoment = 'helpful_rating' | 'guide_done' | 'dossier_done' | 'ticket_closed';

/** What decides whether this is a moment to ask. */
export interface SurveySituation {
  readonly now: Date;
  /** When the person was asked last. */
  readonly lastOffered?: Date;
  /** When the conversation was last about a danger, a hand-over or a petition. */
  readonly troubledAt?: Date;
}

/** True when the person was not asked for 30 days and is not in trouble. */
export function maySurvey({ now, lastOffered, troubledAt }: SurveySituation): boolean {
  const since = (time: Date | undefined): number =>
    time === undefined ? Number.POSITIVE_INFINITY : now.getTime() - time.getTime();
  return since(lastOffered) >= surveyPauseDays * dayMs && since(troubledAt) >= calmMs;
}

export interface Invitation {
  /** Names the turn, so that one that runs twice invites once. */
  readonly id: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly field: string;
  readonly locality: string;
  readonly troubledAt?: Date;
}

/** The satisfaction questionnaire: who is asked, what is kept, what came out. */
export class Survey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly clock: Clock,
  ) {}

  /** Notes that a citizen is asked now; false when this is no moment to ask. */
  async invite({ troubledAt, ...offer }: Invitation): Promise<boolean> {
    const last = await this.surveys.lastOffered(offer.conversationId);
    // A turn that runs again after a crash asks again what it had asked.
    if (last?.id === offer.id) return true;
    const situation = {
      now: this.clock.now(),
      ...(last === undefined ? {} : { lastOffered: last.at }),
      ...(troubledAt === undefined ? {} : { troubledAt }),
    };
    if (!maySurvey(situation)) return false;
    const round = await this.currentRound();
    await this.surveys.offer({ ...offer, ...(round === undefined ? {} : { roundId: round.id }) });
    return true;
  }

  /** Keeps a part of the reply; words are masked first. */
  reply(id: string, { text, ...reply }: SurveyReply): Promise<void> {
    const masked = text === undefined ? {} : { text: maskPersonalData(text) };
    return this.surveys.reply(id, { ...reply, ...masked });
  }

  /** The round of today, if one is on; of several, the one that began last. */
  async currentRound(): Promise<SurveyRound | undefined> {
    const today = vietnamDay(this.clock.now());
    const rounds = await this.surveys.rounds();
    return rounds.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  }

  async results(filter: SurveyFilter, by: SurveyGroup | 'all'): Promise<readonly SurveyResult[]> {
    return surveyResults(await this.surveys.tally(filter, by));
  }
}
