import type { Language } from '../core';
import type { Confidence, Facet } from '../knowledge';

/** How an answer ended; the family stands before the underscore. */
export type AnswerStatus =
  | 'answered'
  | 'answered_catalogue'
  | 'clarification'
  | 'dossier'
  | 'smalltalk'
  | 'petition'
  | 'handoff'
  | 'emergency'
  | 'unanswered_no_match'
  | 'unanswered_low_score'
  | 'refused_too_long'
  | 'refused_empty'
  | 'refused_abuse'
  | 'error_internal';

/** Wishes about the conversation rather than about a topic. */
export type Control =
  | { readonly kind: 'restart' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'dossier'; readonly topic: string }
  | { readonly kind: 'guide'; readonly topic: string };

/** What a citizen wants to know, with what was said before. */
export interface Question {
  readonly id: string;
  /** The utterance as written; masked before it is stored. */
  readonly text: string;
  readonly lang: Language;
  readonly context: QuestionContext;
}

/** What the conversation already knows; plain data, kept in the store between turns. */
export interface QuestionContext {
  /** The topic of the last answer, while it is fresh. */
  readonly topic?: string;
  readonly facet?: Facet;
  /** What was last offered to tap, in the order shown; a digit chooses from it. */
  readonly offered?: readonly Suggestion[];
  /** True while the offers are a question to choose: then a few of their words are enough. */
  readonly choosing?: boolean;
  /** True after the mere beginning of a sentence. */
  readonly unfinished?: boolean;
  /** The topic before the present one and what was read of it, for “quay lại”. */
  readonly previousTopic?: string;
  readonly previousFacet?: Facet;
  /** The topics asked about or answered since the last new question; not offered again at once. */
  readonly clarified?: readonly string[];
  /** The topics that come next if the citizen turns the present ones down. */
  readonly further?: readonly string[];
  /** How often in a row the citizen turned down what was offered. */
  readonly turnedDown?: number;
  /** How often in a row no right answer was found. */
  readonly misses?: number;
  /** The misses before an answer that the citizen has not confirmed yet. */
  readonly missesBefore?: number;
  /** The code of the last answer, by which people at the desk see what was said. */
  readonly lastCode?: string;
}

/** What a step wants remembered for the next message. */
export type Memory = Pick<
  QuestionContext,
  'choosing' | 'clarified' | 'further' | 'turnedDown' | 'unfinished'
>;

/** A legal document or record an answer rests on. */
export interface Citation {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly effectiveFrom?: string;
}

/** What to tap next; `send` is what the tap says in the citizen's name. */
export interface Suggestion {
  readonly label: string;
  readonly send: string;
}

export interface Alternative {
  readonly topic: string;
  readonly title: string;
  /** 0..1, calibrated. */
  readonly score: number;
}

/** The dates under an answer. Days are `YYYY-MM-DD`. */
export interface AnswerDates {
  readonly asOf: string;
  readonly checkedOn: string;
  readonly recheckBy: string;
  readonly confidence: Confidence;
  /** True when `recheckBy` is over: the citizen is told to check at the desk. */
  readonly stale: boolean;
}

export interface Answer {
  /** Short code a citizen can quote; opens `/tra-loi/<code>`. */
  readonly code: string;
  readonly status: AnswerStatus;
  readonly lang: Language;
  readonly topic?: string;
  readonly title?: string;
  readonly facet?: Facet;
  /** Markdown (bold, lists, links only), ready for any channel to render. */
  readonly text: string;
  readonly confidence: number;
  readonly alternatives: readonly Alternative[];
  readonly citations: readonly Citation[];
  readonly suggestions: readonly Suggestion[];
  readonly dates?: AnswerDates;
  /** What the next message may lean on, beside topic and suggestions. */
  readonly remember?: Memory;
  /** What the conversation itself should do; the text says so to the citizen. */
  readonly control?: Control;
  /** True while the article waits for an official's signature. */
  readonly draft: boolean;
  readonly knowledgeVersion: string;
  /** Names and effects of the steps taken, for `--explain` and replay. */
  readonly trace: readonly TraceStep[];
}

export interface TraceStep {
  readonly step: string;
  readonly detail: unknown;
}
