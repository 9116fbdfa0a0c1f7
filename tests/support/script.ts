import type { AnswerStatus } from '../../src/answers';
import type { MessageKey } from '../../src/i18n';
import { messages } from '../../src/i18n';
import type { Talk } from './talk';
import { translate } from './talk';

/** What a citizen may check of a reply; sentences are named by their key, not by their words. */
export interface Expected {
  readonly status?: AnswerStatus;
  readonly topic?: string;
  readonly facet?: string;
  /** Sentences that are said, whatever stands in their places. */
  readonly says?: MessageKey | readonly MessageKey[];
  /** Words that are heard, e.g. a number to call. */
  readonly hears?: string;
  readonly offers?: MessageKey;
  /** The topic the answer must not be about. */
  readonly notTopic?: string;
}

/** One turn of a script: what the citizen does, and what is then expected. */
export type Turn =
  | {
      readonly does: 'say';
      readonly text: string;
      readonly afterMs?: number;
      readonly then: Expected;
    }
  | { readonly does: 'choose'; readonly label: string | RegExp; readonly then: Expected };

export interface Script {
  readonly name: string;
  readonly turns: readonly Turn[];
}

/** The citizen writes. */
export function say(text: string, then: Expected = {}, afterMs?: number): Turn {
  return { does: 'say', text, then, ...(afterMs === undefined ? {} : { afterMs }) };
}

/**
 * The citizen taps a button, or types its number in the text form. The button is named by the key
 * of its words, by the words, or by words that only it holds.
 */
export function choose(label: MessageKey | RegExp | (string & {}), then: Expected = {}): Turn {
  if (label instanceof RegExp) return { does: 'choose', label, then };
  const known = Object.hasOwn(messages.vi, label);
  return { does: 'choose', label: known ? translate('vi', label as MessageKey) : label, then };
}

export function script(name: string, ...turns: readonly Turn[]): Script {
  return { name, turns };
}

/** Plays a script; every turn meets a bot that was started anew. */
export async function play(talk: Talk, { turns }: Script): Promise<void> {
  for (const turn of turns) {
    if (turn.does === 'choose') await talk.choose(labelOf(talk, turn.label));
    else if (turn.afterMs === undefined) await talk.say(turn.text);
    else await talk.say(turn.text, { afterMs: turn.afterMs });
    check(talk, turn);
  }
}

function labelOf(talk: Talk, label: string | RegExp): string {
  if (typeof label === 'string') return label;
  const found = talk.offerLabels().filter((offer) => label.test(offer));
  if (found.length !== 1) {
    throw new Error(`${found.length} offers match ${label}: ${talk.offerLabels().join(' | ')}`);
  }
  return found[0] ?? '';
}

function check(talk: Talk, turn: Turn): void {
  const { status, topic, facet, says = [], hears, offers, notTopic } = turn.then;
  const did = turn.does === 'say' ? turn.text : String(turn.label);
  const context = `after “${did}” the bot said:\n${talk.heard}\n`;
  const wanted = { ...(status && { status }), ...(topic && { topic }), ...(facet && { facet }) };
  if (Object.keys(wanted).length > 0) {
    const { answer } = talk;
    const got = { status: answer.status, topic: answer.topic, facet: answer.facet };
    expect({ context, ...got }).toMatchObject({ context, ...wanted });
  }
  for (const key of [says].flat()) {
    expect({ context, key, said: pattern(key).test(plain(talk.heard)) }).toEqual({
      context,
      key,
      said: true,
    });
  }
  if (hears !== undefined) expect(talk.heard).toContain(hears);
  if (offers !== undefined) expect(talk.offerLabels()).toContain(translate('vi', offers));
  if (notTopic !== undefined) expect(talk.answer.topic).not.toBe(notTopic);
}

// Some channels show no markdown.
function plain(text: string): string {
  return text.replaceAll('**', '').replace(/^[-•] /gm, '');
}

/** A sentence with anything in its places. */
function pattern(key: MessageKey): RegExp {
  const parts = plain(messages.vi[key])
    .split(/\{\{\w+\}\}/)
    .map((part) => escape(part.trim()));
  return new RegExp(parts.join('[\\s\\S]*?'), 'u');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
