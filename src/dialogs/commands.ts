import { languages } from '../core';
import type { Language } from '../core';
import type { MessageKey, Translator } from '../i18n';
import { fold } from '../text';
import { parseTicketCode, readTicketReply } from '../tickets';
import { collaboratorCode } from './ticket-draft';

/** Wishes that concern what citizens say back; everything else is a question for the pipeline. */
export type Command =
  | { readonly kind: 'ticket'; readonly about: 'petition' | 'question' }
  | { readonly kind: 'report'; readonly collaborator?: string }
  | { readonly kind: 'ticket_code'; readonly code: string; readonly what: Look }
  | { readonly kind: 'bad_code' }
  | { readonly kind: 'my_tickets' | 'ticket_go_on' | 'ticket_drop' }
  | { readonly kind: 'my_data' | 'privacy' }
  | { readonly kind: 'rate'; readonly rating?: 'helpful' | 'not_helpful' };

type Look = 'look' | 'accept' | 'contest';

/** Buttons and what they wish; the words work from any channel at any time. */
const buttons: readonly (readonly [MessageKey, Command])[] = [
  ['ticket.start', { kind: 'ticket', about: 'petition' }],
  ['widget.startFeedback', { kind: 'ticket', about: 'petition' }],
  ['ticket.ask', { kind: 'ticket', about: 'question' }],
  ['ticket.continue', { kind: 'ticket_go_on' }],
  ['ticket.cancel', { kind: 'ticket_drop' }],
  ['data.show', { kind: 'my_data' }],
  ['privacy.show', { kind: 'privacy' }],
  ['rating.open', { kind: 'rate' }],
  ['rating.yes', { kind: 'rate', rating: 'helpful' }],
  ['rating.no', { kind: 'rate', rating: 'not_helpful' }],
];

const patterns: readonly (readonly [RegExp, Command])[] = [
  [
    /^(cho |toi muon |toi can |muon )*(gui|viet) (mot )?(phieu )?(phan anh|kien nghi|gop y)( ngay| o day| tai day| cho toi)*$/,
    { kind: 'ticket', about: 'petition' },
  ],
  [
    /^(cho |toi |em |muon )*(xem|tra) (lai )?(cac )?phieu( phan anh)?( cua (toi|em|minh))?$|^phieu cua (toi|em|minh)$/,
    { kind: 'my_tickets' },
  ],
  [
    /^(cho |toi |em |muon |can |hay )*(xem|tai|coi|liet ke) (het |tat ca |lai |nhung )*(du lieu|thong tin)( ca nhan)?( (ban )?(dang )?(giu|luu))?( ve| cua)? (toi|em|minh|chau)$/,
    { kind: 'my_data' },
  ],
  [
    /^(ban )?(dang )?(giu|luu) (nhung )?(gi|thong tin gi|du lieu gi) (cua|ve) (toi|em|minh)( vay| a)?$/,
    { kind: 'my_data' },
  ],
  [/^(show|view|see) my data$/, { kind: 'my_data' }],
  [/^(quyen rieng tu|chinh sach rieng tu|privacy( policy)?)$/, { kind: 'privacy' }],
  [
    /^(du lieu|thong tin) (cua )?(toi|em|minh) (duoc )?(dung|luu|giu) (de lam gi|lam gi|nhu the nao|the nao|bao lau)$/,
    { kind: 'privacy' },
  ],
  [/^(cong tac vien|bao cao cua cong tac vien|gui bao cao cong tac vien)$/, { kind: 'report' }],
];

/** A wish, and the language of the button whose words it came in. */
export interface Wished {
  readonly command: Command;
  readonly lang?: Language;
}

/** Reads what a message wishes; undefined for every other message. */
export type CommandReader = (text: string) => Wished | undefined;

export function createCommandReader(translate: Translator): CommandReader {
  const byWords = new Map<string, Wished>();
  for (const [key, command] of buttons) {
    for (const lang of languages) {
      const words = fold(translate(lang, key));
      if (!byWords.has(words)) byWords.set(words, { command, lang });
    }
  }
  return (text) => {
    const said = fold(text.trim()).replace(/[.!]+$/u, '');
    const tapped = byWords.get(said);
    if (tapped !== undefined) return tapped;
    const command =
      readCode(text, translate) ??
      patterns.find(([pattern]) => pattern.test(said))?.[1] ??
      readCollaborator(text);
    return command && { command };
  };
}

/** A code stands alone or with few words; inside a long story it is only mentioned. */
function readCode(text: string, translate: Translator): Command | undefined {
  const reply = readTicketReply(translate, text);
  if (reply !== undefined) return { kind: 'ticket_code', code: reply.code, what: reply.what };
  if (text.trim().split(/\s+/u).length > mostWords) return undefined;
  const code = parseTicketCode(text);
  if (code !== undefined) return { kind: 'ticket_code', code, what: 'look' };
  return /^(ma |ma phieu |phieu )?[A-Z]{2,4}[ -]\d{4}[ -][0-9A-Z]{4}$/u.test(
    text.trim().toUpperCase(),
  )
    ? { kind: 'bad_code' }
    : undefined;
}

const mostWords = 10;

function readCollaborator(text: string): Command | undefined {
  const collaborator = collaboratorCode(text);
  const alone = text.trim().split(/\s+/u).length <= 4;
  return collaborator === undefined || !alone ? undefined : { kind: 'report', collaborator };
}
