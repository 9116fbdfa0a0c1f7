import type { Activity } from 'botbuilder';
import { isLanguage } from '../../core';
import type { Language } from '../../core';
import type { Translator } from '../../i18n';
import type { ZaloLimits } from './limits';
import type { Button, MessageBody } from './messages';
import { toPlainText } from './plain-text';
import { beginning, splitText } from './split-text';

export interface RenderOptions {
  readonly translate: Translator;
  readonly limits: ZaloLimits;
  /** Where `/tra-loi/<code>` is found. */
  readonly publicUrl: string;
  /** False where an account's app may not send buttons; numbers take their place. */
  readonly buttons: boolean;
}

export interface Rendered {
  readonly body: MessageBody;
  readonly plain?: string;
}

/** The messages an activity becomes, and what a digit may choose from afterwards. */
export interface Rendering {
  readonly messages: readonly Rendered[];
  readonly offered: readonly string[];
  readonly answerCode?: string;
}

interface Choice {
  readonly label: string;
  readonly send: string;
}

/** An activity of the bot as the fewest Zalo messages. */
export function render(activity: Partial<Activity>, options: RenderOptions): Rendering {
  const text = toPlainText(activity.text ?? '');
  const answer = answerOf(activity);
  const choices = choicesOf(activity);
  const lang = isLanguage(activity.locale) ? activity.locale : 'vi';
  const buttons = options.buttons ? toButtons(choices, options.limits) : [];
  const numbered = withNumbers(text, choices, lang, options);
  // Numbers are shown where the buttons do not hold every choice; they work in either case.
  const shown = buttons.length === choices.length ? text : numbered;
  const pieces = toPieces(shown, answer, lang, options);
  return {
    messages: pieces.map((piece, i) =>
      i < pieces.length - 1 ? { body: { text: piece } } : withButtons(piece, buttons, choices),
    ),
    offered: choices.map(({ send }) => send),
    ...(answer && { answerCode: answer.code }),
  };
}

function withButtons(
  piece: string,
  buttons: readonly Button[],
  choices: readonly Choice[],
): Rendered {
  if (buttons.length === 0) return { body: { text: piece } };
  const body: MessageBody = {
    text: piece,
    attachment: { type: 'template', payload: { buttons } },
  };
  return { body, plain: hasNumbers(piece, choices) ? piece : addNumbers(piece, choices) };
}

/** The text in pieces; a long answer ends with the address of the whole instead of a third one. */
function toPieces(
  text: string,
  answer: AnswerParts | undefined,
  lang: Language,
  { translate, limits, publicUrl }: RenderOptions,
): readonly string[] {
  const pieces = splitText(text, limits.textLength);
  if (answer === undefined || pieces.length <= limits.messagesPerAnswer) return pieces;
  const url = `${publicUrl}/tra-loi/${answer.code}`;
  const end = ['…', translate(lang, 'zalo.whole', { url }), answer.footer].join('\n\n').trim();
  const kept = pieces.slice(0, limits.messagesPerAnswer - 1);
  const last = pieces[limits.messagesPerAnswer - 1] ?? '';
  return [...kept, `${beginning(last, limits.textLength - end.length - 1)}\n${end}`];
}

function withNumbers(
  text: string,
  choices: readonly Choice[],
  lang: Language,
  { translate }: RenderOptions,
): string {
  if (choices.length === 0 || hasNumbers(text, choices)) return text;
  return addNumbers(`${text}\n\n${translate(lang, 'zalo.choose')}`.trim(), choices);
}

function addNumbers(text: string, choices: readonly Choice[]): string {
  return [text, ...choices.map(({ label }, i) => `${i + 1}. ${label}`)].join('\n');
}

function hasNumbers(text: string, choices: readonly Choice[]): boolean {
  const lines = new Set(text.split('\n'));
  return choices.every(({ label }, i) => lines.has(`${i + 1}. ${label}`));
}

function toButtons(choices: readonly Choice[], limits: ZaloLimits): readonly Button[] {
  return choices
    .slice(0, limits.buttons)
    .filter(({ send }) => send.length <= limits.buttonPayload)
    .map(({ label, send }) => ({
      title: shorten(label, limits.buttonTitle),
      type: 'oa.query.show',
      payload: send,
    }));
}

function shorten(label: string, length: number): string {
  return label.length <= length ? label : `${beginning(label, length - 1)}…`;
}

function choicesOf({ suggestedActions }: Partial<Activity>): readonly Choice[] {
  return (suggestedActions?.actions ?? []).flatMap(({ title, value }: Taps) =>
    typeof value === 'string' && value !== ''
      ? [{ label: toPlainText(title), send: value.normalize('NFC') }]
      : [],
  );
}

interface Taps {
  readonly title: string;
  readonly value?: unknown;
}

interface AnswerParts {
  readonly code: string;
  readonly footer: string;
}

// The members of bot's AnswerData that matter here; a channel does not import the bot.
function answerOf({ channelData }: Partial<Activity>): AnswerParts | undefined {
  const { answer } = (channelData ?? {}) as {
    readonly answer?: { readonly code?: unknown; readonly footer?: unknown };
  };
  if (typeof answer?.code !== 'string') return undefined;
  const lines = Array.isArray(answer.footer) ? (answer.footer as readonly string[]) : [];
  return { code: answer.code, footer: toPlainText(lines.join('\n')) };
}
