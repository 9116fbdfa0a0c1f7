// What the widget reads of Direct Line, parsed at the door by hand: a schema library would weigh
// more than the rest of the chat.

export type Language = 'vi' | 'en' | 'km';
export const languages: readonly Language[] = ['vi', 'en', 'km'];

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

export interface Citation {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly effectiveFrom?: string;
}

/** `channelData.answer` of our bot. */
export interface AnswerData {
  readonly code: string;
  readonly status: string;
  readonly lang: Language;
  readonly body: string;
  readonly citations: readonly Citation[];
  readonly footer: readonly string[];
  readonly rateable: boolean;
}

/** Something to tap; `send` is said in the citizen's name. */
export interface Choice {
  readonly label: string;
  readonly send: string;
}

export const ratingReasons = ['wrong', 'outdated', 'unclear', 'off-topic', 'incomplete'] as const;
export type RatingReason = (typeof ratingReasons)[number];

/** What an answer is about; goes with the rating of one that the server has not given. */
export interface About {
  readonly topic?: string;
  readonly facet?: string;
  readonly knowledgeVersion?: string;
}

export interface Rating {
  readonly code: string;
  readonly rating: 'helpful' | 'not_helpful';
  readonly reason?: RatingReason;
  readonly text?: string;
  /** The citizen wants to hear when the article is corrected. */
  readonly tell?: boolean;
  readonly about?: About;
}

/** Marks what the copy kept on this device has said. */
export interface KeptMark {
  /** The day of the copy, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly about?: About;
}

/** An activity of the conversation as far as the widget shows it. */
export type Incoming =
  | {
      readonly kind: 'said';
      readonly id: string;
      readonly mine: boolean;
      readonly text: string;
      readonly clientId?: string;
      readonly answer?: AnswerData;
      /** The bot waits for a photo. */
      readonly wantsPhoto?: boolean;
      readonly choices: readonly Choice[];
      readonly kept?: KeptMark;
    }
  | { readonly kind: 'rated'; readonly id: string; readonly rating: Rating }
  | { readonly kind: 'typing' };

/** A conversation as the token and conversation calls answer it. */
export interface Grant {
  readonly conversationId: string;
  readonly token: string;
  readonly expiresIn: number;
  readonly streamUrl?: string;
}

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function readGrant(body: unknown): Grant | undefined {
  if (!isJson(body)) return undefined;
  const { conversationId, token, expires_in: seconds, streamUrl } = body;
  if (typeof conversationId !== 'string' || typeof token !== 'string') return undefined;
  return {
    conversationId,
    token,
    expiresIn: typeof seconds === 'number' ? seconds : 1800,
    ...(typeof streamUrl === 'string' && { streamUrl }),
  };
}

/** A set of activities; what the widget does not show is left out. */
export function readActivitySet(body: unknown): {
  readonly activities: readonly Incoming[];
  readonly count: number;
  readonly watermark: string;
} {
  const set = isJson(body) ? body : {};
  const raw = list(set['activities']);
  return {
    activities: raw.flatMap((activity) => readActivity(activity) ?? []),
    count: raw.length,
    watermark: text(set['watermark']),
  };
}

function readActivity(activity: Json): Incoming | undefined {
  const id = text(activity['id']);
  switch (activity['type']) {
    case 'message':
      return readMessage(activity, id);
    case 'typing':
      return isMine(activity) ? undefined : { kind: 'typing' };
    case 'event': {
      const rating = activity['name'] === 'rating' ? readRating(activity['value']) : undefined;
      return rating && { kind: 'rated', id, rating };
    }
    default:
      return undefined;
  }
}

function isMine({ from }: Json): boolean {
  return isJson(from) && from['role'] !== 'bot';
}

function readMessage(activity: Json, id: string): Incoming {
  const data = isJson(activity['channelData']) ? activity['channelData'] : {};
  const answer = readAnswer(data['answer']);
  const clientId = text(data['clientActivityID']);
  return {
    kind: 'said',
    id,
    mine: isMine(activity),
    // A photo of the citizen comes back without words and without itself.
    text: text(activity['text']) || (list(activity['attachments']).length > 0 ? '📷' : ''),
    choices: readChoices(activity['suggestedActions']),
    ...(answer && { answer }),
    ...(data['wants'] === 'photo' && { wantsPhoto: true }),
    ...(clientId !== '' && { clientId }),
  };
}

/** One reply of the kept copy; `forServer` where the message must reach the server as well. */
export function readKeptReply(
  value: unknown,
  id: string,
  asOf: string,
): { readonly said: Extract<Incoming, { kind: 'said' }>; readonly forServer: boolean } {
  const reply = isJson(value) ? value : {};
  const answer = readAnswer(reply['answer']);
  const about = isJson(reply['about']) ? (reply['about'] as About) : undefined;
  const choices = list(reply['choices']).map(({ label, send }) => ({
    label: text(label),
    send: text(send) || text(label),
  }));
  const kept = { asOf, ...(about && { about }) };
  const said = { kind: 'said', id, mine: false, text: text(reply['text']), choices, kept } as const;
  return { said: answer ? { ...said, answer } : said, forServer: reply['forServer'] === true };
}

function readChoices(suggested: unknown): readonly Choice[] {
  if (!isJson(suggested)) return [];
  return list(suggested['actions']).flatMap(({ title, value }) => {
    const label = text(title);
    return label === '' ? [] : [{ label, send: text(value) || label }];
  });
}

function readAnswer(value: unknown): AnswerData | undefined {
  if (!isJson(value) || typeof value['code'] !== 'string') return undefined;
  const footer = Array.isArray(value['footer']) ? value['footer'] : [];
  return {
    code: value['code'],
    status: text(value['status']),
    lang: isLanguage(value['lang']) ? value['lang'] : 'vi',
    body: text(value['body']),
    citations: list(value['citations']).map(readCitation),
    footer: footer.filter((line): line is string => typeof line === 'string'),
    rateable: value['rateable'] === true,
  };
}

function readCitation(value: Json): Citation {
  const effectiveFrom = text(value['effectiveFrom']);
  return {
    id: text(value['id']),
    number: text(value['number']),
    name: text(value['name']),
    ...(effectiveFrom !== '' && { effectiveFrom }),
  };
}

function readRating(value: unknown): Rating | undefined {
  if (!isJson(value)) return undefined;
  const { code, rating } = value;
  if (typeof code !== 'string' || (rating !== 'helpful' && rating !== 'not_helpful'))
    return undefined;
  const reason = ratingReasons.find((known) => known === value['reason']);
  return { code, rating, ...(reason && { reason }) };
}
