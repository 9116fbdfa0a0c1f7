import type { Brain } from '../answers';
import type { Language } from '../core';
import { proposeUnit, unitNamed } from '../feedback';
import type { MessageKey, MessageValues } from '../i18n';
import { fold, hasMarks, maskPersonalData } from '../text';
import { agencyName, fieldName, proposeFields, routeTicket } from '../tickets';
import type { TicketDesk } from '../tickets';
import { collaboratorCode, kindFrom, kindKeys } from './ticket-draft';
import type { Stage, TicketDraft } from './ticket-draft';

/** What the stages know beside the draft. */
export interface StageScene {
  readonly lang: Language;
  readonly say: (key: MessageKey, values?: MessageValues) => string;
  readonly rules: ReturnType<TicketDesk['handling']>;
  readonly locality: Brain['locality'];
}

/** A message to a stage: its words, and the place of the choice they name. */
export interface Said {
  readonly text: string;
  readonly choice: number | undefined;
}

/** What a stage makes of a message; `press` asks once more, `jump` goes to another stage. */
export type Heard =
  | { readonly kind: 'next'; readonly draft: TicketDraft }
  | { readonly kind: 'press'; readonly draft: TicketDraft; readonly why: MessageKey }
  | { readonly kind: 'jump'; readonly draft: TicketDraft; readonly stage: Stage }
  | { readonly kind: 'send' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'other' };

interface StageRules {
  readonly ask: (draft: TicketDraft, scene: StageScene) => string;
  readonly labels: (draft: TicketDraft, scene: StageScene) => readonly string[];
  readonly hear: (said: Said, draft: TicketDraft, scene: StageScene) => Heard;
}

const other: Heard = { kind: 'other' };
const fewestWords = 4;

/** The whole intake: what is asked, what may be tapped, and what a reply means. */
export const stages: Readonly<Record<Stage, StageRules>> = {
  collaborator: {
    ask: (_, { say }) => say('ticket.collaborator'),
    labels: () => [],
    hear: ({ text }, draft) => {
      const collaborator = collaboratorCode(text) ?? collaboratorCode(`CTV ${text}`);
      return collaborator === undefined ? other : next({ ...draft, collaborator });
    },
  },
  behalf: {
    ask: (_, { say }) => say('ticket.behalf'),
    labels: (_, { say }) => [say('ticket.behalfYes'), say('ticket.behalfNo')],
    hear: ({ choice }, draft) =>
      choice === undefined ? other : next({ ...draft, onBehalf: choice === 0 }),
  },
  what: {
    ask: ({ kind }, { say }) => say(kind === 'question' ? 'ticket.whatQuestion' : 'ticket.what'),
    labels: () => [],
    hear: hearStory,
  },
  field: {
    ask: (draft, scene) =>
      scene.say(proposed(draft, scene).length > 0 ? 'ticket.field' : 'ticket.fieldWhich'),
    labels: (draft, scene) => [
      ...offeredFields(draft, scene).map((id) => fieldName(scene.rules, id, scene.lang)),
      ...(proposed(draft, scene).length > 0 && draft.pressed !== true
        ? [scene.say('ticket.fieldOther')]
        : []),
    ],
    hear: hearField,
  },
  place: {
    ask: (draft, { say, locality }) => {
      const unit = proposeUnit(draft.text, locality);
      return unit === undefined || draft.pressed === true
        ? say('ticket.placeWhich')
        : say('ticket.place', { unit });
    },
    labels: placeLabels,
    hear: hearPlace,
  },
  photo: {
    ask: ({ photoIds }, { say }) =>
      photoIds.length === 0
        ? say('ticket.photo')
        : say('ticket.photoKept', { count: photoIds.length }),
    labels: ({ photoIds }, { say }) => [
      say(photoIds.length === 0 ? 'ticket.photoNone' : 'ticket.photoDone'),
    ],
    hear: ({ choice }, draft) => (choice === 0 ? next(draft) : other),
  },
  contact: {
    ask: (_, { say }) => say('ticket.contact'),
    labels: (_, { say }) => [say('ticket.contactHere'), say('ticket.contactAnonymous')],
    hear: hearContact,
  },
  confirm: {
    ask: readBack,
    labels: (_, { say }) => [say('ticket.send'), say('ticket.change'), say('ticket.cancel')],
    hear: ({ text, choice }, draft) => {
      if (choice === 0 || isYes(text)) return { kind: 'send' };
      if (choice === 1) return { kind: 'jump', draft: { ...draft, complete: true }, stage: 'edit' };
      return choice === 2 ? { kind: 'cancel' } : other;
    },
  },
  edit: {
    ask: (_, { say }) => say('ticket.changeWhat'),
    labels: (_, { say }) => editable.map(([, key]) => say(key)),
    hear: ({ choice }, draft) => {
      const stage = editable[choice ?? -1]?.[0];
      if (stage === undefined) return other;
      const { text } = draft;
      return { kind: 'jump', draft: { ...draft, text: stage === 'what' ? '' : text }, stage };
    },
  },
};

const editable = [
  ['what', 'ticket.part.text'],
  ['field', 'ticket.part.field'],
  ['place', 'ticket.part.place'],
  ['contact', 'ticket.part.contact'],
] as const satisfies readonly (readonly [Stage, MessageKey])[];

function hearStory({ text }: Said, draft: TicketDraft): Heard {
  const whole = `${draft.text}\n${maskPersonalData(text)}`.trim();
  const told = { ...draft, text: whole, kind: kindFrom(whole, draft.kind) };
  const short = whole.split(/\s+/u).length < fewestWords;
  return short && draft.pressed !== true
    ? { kind: 'press', draft: told, why: 'ticket.whatMore' }
    : next(told);
}

function proposed({ text, field }: TicketDraft, { rules, lang }: StageScene): readonly string[] {
  const found = proposeFields(rules, text, lang, 3).map((one) => one.field);
  return field === undefined || found.includes(field) ? found : [field, ...found];
}

function offeredFields(draft: TicketDraft, scene: StageScene): readonly string[] {
  const likely = proposed(draft, scene);
  return likely.length === 0 || draft.pressed === true
    ? scene.rules.fields.map(({ id }) => id)
    : likely;
}

function hearField({ choice }: Said, draft: TicketDraft, scene: StageScene): Heard {
  if (choice === undefined) return other;
  const field = offeredFields(draft, scene)[choice];
  if (field === undefined) return { kind: 'press', draft, why: 'ticket.fieldWhich' };
  return next({ ...draft, field });
}

function placeLabels(draft: TicketDraft, { say, locality }: StageScene): readonly string[] {
  const unit = proposeUnit(draft.text, locality);
  const none = say('ticket.placeNone');
  return unit === undefined || draft.pressed === true
    ? [none]
    : [say('ticket.placeYes', { unit }), say('ticket.placeOther'), none];
}

function hearPlace(
  { text, choice }: Said,
  draft: TicketDraft,
  { locality, ...scene }: StageScene,
): Heard {
  const labels = placeLabels(draft, { locality, ...scene });
  const { unit: _before, ...rest } = draft;
  if (choice === labels.length - 1) return next({ ...rest, placed: true });
  const proposal = proposeUnit(draft.text, locality);
  if (choice === 0 && proposal !== undefined)
    return next({ ...rest, unit: proposal, placed: true });
  if (choice === 1) return { kind: 'press', draft: rest, why: 'ticket.placeWhich' };
  const named = unitNamed(text, locality);
  if (named !== undefined) return next({ ...rest, unit: named, placed: true });
  if (text.includes('?') || text.split(/\s+/u).length > 8) return other;
  if (draft.pressed !== true) return { kind: 'press', draft: rest, why: 'ticket.placeUnknown' };
  // A hamlet or a market is no unit of the list, but whoever goes there must read it.
  const where = scene.say('ticket.placeWords', { place: maskPersonalData(text) });
  return next({ ...rest, text: `${draft.text}\n${where}`, placed: true });
}

// Marks tell “bản Thèn” (a hamlet) from “bạn ơi”, and “xã Bình Lư” from “xa lắm”.
const placeWords =
  /^(?:xã|phường|thị trấn|thị xã|huyện|bản|thôn|ấp|khu phố|tổ dân phố) (?!hội |nào|thân |sao |đồ |án |tôi|này|đó)\S/iu;
const unmarkedPlace = /^(?:xa|phuong|thi tran|huyen|thon) [a-z]/i;
const beforePlace = /^(?:ở|o|tại|tai|thuộc|thuoc|địa chỉ|dia chi) /iu;
const longestBareName = 3;
const longestPlace = 8;

/** A draft with the place a short message names out of turn; undefined where it names none. */
export function withPlace(
  text: string,
  draft: TicketDraft,
  { locality, say }: StageScene,
): TicketDraft | undefined {
  const said = text.normalize('NFC').trim().replace(beforePlace, '');
  const words = said.split(/\s+/u).length;
  if (draft.text === '' || said.includes('?') || words > longestPlace) return undefined;
  const unit = unitNamed(said, locality);
  const begins = placeWords.test(said) || (!hasMarks(said) && unmarkedPlace.test(said));
  if (!begins && (unit === undefined || words > longestBareName)) return undefined;
  const placed = { ...draft, ...(unit === undefined ? {} : { unit }), placed: true };
  if (unit !== undefined && words <= unit.split(' ').length) return placed;
  const where = say('ticket.placeWords', { place: maskPersonalData(said) });
  return { ...placed, text: `${draft.text}\n${where}` };
}

function hearContact({ text, choice }: Said, draft: TicketDraft): Heard {
  const { contact: _before, ...rest } = draft;
  if (choice === 0) return next({ ...rest, anonymous: false });
  if (choice === 1) return next({ ...rest, anonymous: true });
  if (text.includes('?')) return other;
  return next({ ...rest, anonymous: false, contact: text.trim().slice(0, 300) });
}

/** Everything that will be sent, to be looked over. */
function readBack(draft: TicketDraft, scene: StageScene): string {
  const { say, rules, locality, lang } = scene;
  const { kind, text, field = 'khac', unit, photoIds, contact, anonymous } = draft;
  const place = { locality: locality.id, field, ...(unit === undefined ? {} : { unit }) };
  const agency = routeTicket(rules, place);
  const reached = contact ?? say(anonymous ? 'ticket.contactAnonymous' : 'ticket.contactHere');
  const lines: readonly (readonly [MessageKey, string])[] = [
    ['ticket.part.kind', say(kindKeys[kind])],
    ['ticket.part.text', text.replaceAll('\n', ' ')],
    ['ticket.part.field', fieldName(rules, field, lang)],
    ['ticket.part.place', unit ?? say('ticket.placeNone')],
    ...(photoIds.length > 0 ? [['ticket.part.photos', String(photoIds.length)] as const] : []),
    ['ticket.part.contact', reached],
    ['ticket.part.agency', agencyName(rules, { agency: agency.id, unit: unit ?? null })],
  ];
  return [
    say('ticket.readBack'),
    lines.map(([key, value]) => `- **${say(key)}:** ${value}`).join('\n'),
    ...(kind === 'complaint' ? [say('ticket.byLaw')] : []),
    say('ticket.readBackEnd'),
  ].join('\n\n');
}

function isYes(text: string): boolean {
  return /^(gui|gui di|gui luon|dong y|dung roi|dung|ok|oke|co|vang|u|duoc|yes|send)( a| nhe| di)?$/u.test(
    fold(text.trim()),
  );
}

function next({ pressed: _over, ...draft }: TicketDraft): Heard {
  return { kind: 'next', draft };
}
