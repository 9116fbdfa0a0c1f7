import type { MessageKey } from '../i18n';
import { fold } from '../text';
import type { TicketIntake } from '../tickets';

export type Stage =
  'collaborator' | 'behalf' | 'what' | 'field' | 'place' | 'photo' | 'contact' | 'confirm' | 'edit';

/** A ticket that is being written; plain JSON in the conversation's state until it is sent. */
export interface TicketDraft {
  /** The same key is the same ticket, however often its last turn runs. */
  readonly key: string;
  readonly stage: Stage;
  readonly kind: TicketIntake['kind'];
  /** Masked. */
  readonly text: string;
  readonly field?: string;
  /** As the gazetteer writes it. */
  readonly unit?: string;
  /** True once the citizen has said where, or that it is unknown. */
  readonly placed?: boolean;
  readonly contact?: string;
  readonly anonymous: boolean;
  readonly photoIds: readonly string[];
  readonly collaborator?: string;
  readonly onBehalf: boolean;
  readonly topic?: string;
  readonly answerCode?: string;
  /** True once everything was asked: what is changed now leads back to the end. */
  readonly complete?: boolean;
  /** True when the citizen was asked to say more once. */
  readonly pressed?: boolean;
}

/** What a ticket may begin from. */
export type TicketBeginning = Pick<TicketDraft, 'key'> &
  Partial<Pick<TicketDraft, 'kind' | 'collaborator' | 'topic' | 'answerCode'>>;

export function newDraft(beginning: TicketBeginning): TicketDraft {
  const isReport = beginning.kind === 'report';
  const first = isReport
    ? beginning.collaborator === undefined
      ? 'collaborator'
      : 'behalf'
    : 'what';
  return {
    kind: 'petition',
    ...beginning,
    stage: first,
    text: '',
    anonymous: false,
    photoIds: [],
    onBehalf: false,
  };
}

/** The next thing to ask, or the end when all was asked. */
export function stageAfter({ stage, complete }: TicketDraft, takesPhotos: boolean): Stage {
  if (complete === true) return 'confirm';
  const order: readonly Stage[] = [
    'collaborator',
    'behalf',
    'what',
    'field',
    'place',
    ...(takesPhotos || stage === 'photo' ? (['photo'] as const) : []),
    'contact',
    'confirm',
  ];
  return order[order.indexOf(stage) + 1] ?? 'confirm';
}

const byLaw = /\b(khieu nai|to cao)\b|complain|denounce|បណ្តឹង/u;
const advice =
  /\b(gop y|de xuat|nen (co|lam|mo|them|bo)|mong (rang )?(xa|tinh|phuong|cac))\b|suggest/u;

/** What a citizen's words make of a petition; other kinds were chosen and stay. */
export function kindFrom(text: string, kind: TicketDraft['kind']): TicketDraft['kind'] {
  if (kind !== 'petition') return kind;
  const said = fold(text);
  if (byLaw.test(said)) return 'complaint';
  return advice.test(said) ? 'suggestion' : 'petition';
}

export const kindKeys: Readonly<Record<TicketDraft['kind'], MessageKey>> = {
  petition: 'ticket.kind.petition',
  complaint: 'ticket.kind.complaint',
  suggestion: 'ticket.kind.suggestion',
  question: 'ticket.kind.question',
  report: 'ticket.kind.report',
};

/** A collaborator's code such as `CTV-TP01`, however it is written; undefined when there is none. */
export function collaboratorCode(text: string): string | undefined {
  const found = /(?<![\p{L}\p{N}])CTV[\s._–-]{0,2}([A-Z0-9]{2,10})(?![\p{L}\p{N}])/u.exec(
    text.normalize('NFKC').toUpperCase(),
  )?.[1];
  return found === undefined ? undefined : `CTV-${found}`;
}
