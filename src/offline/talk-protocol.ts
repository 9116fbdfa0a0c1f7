import type { AnswerData } from '../answers';
import type { Language } from '../core';

// What the chat and the engine's worker say to each other; the chat reads it by hand.

/** Something to tap; `send` is said in the citizen's name. */
export interface Choice {
  readonly label: string;
  readonly send: string;
}

/** One thing the kept copy says. */
export interface Reply {
  readonly text: string;
  readonly answer?: AnswerData;
  readonly choices: readonly Choice[];
  /** What a rating of this answer is about; the server does not know its code. */
  readonly about?: {
    readonly topic?: string;
    readonly facet?: string;
    readonly knowledgeVersion: string;
  };
  /** True where the message must also reach people once there is a network. */
  readonly forServer?: boolean;
}

/** What the chat asks of the worker. */
export type Request =
  | {
      readonly kind: 'open';
      /** Addresses of the two files of the pack. */
      readonly knowledge: string;
      readonly language: string;
      readonly locality: string;
    }
  | { readonly kind: 'hear'; readonly id: string; readonly text: string; readonly lang: Language }
  | { readonly kind: 'restart' };

/** What the worker tells; times in milliseconds. */
export type Report =
  | { readonly kind: 'ready'; readonly ms: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'heard';
      readonly id: string;
      readonly replies: readonly Reply[];
      readonly ms: number;
    };
