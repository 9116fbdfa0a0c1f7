import type { Language } from '../core';

/** Working days, or days one after another. */
export interface Span {
  readonly days: number;
  readonly unit: 'lam-viec' | 'lich';
}

/** How sure it is; `unverified` means the locality still has to confirm it. */
export type HandlingConfidence = 'high' | 'medium' | 'low' | 'unverified';

/** A field of work that people complain about, with the words by which it is proposed. */
export interface HandlingField {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly words: readonly string[];
}

export const ticketKinds = ['petition', 'complaint', 'suggestion', 'question', 'report'] as const;
export type TicketKind = (typeof ticketKinds)[number];

/** The time agencies have for one kind of ticket. */
export interface HandlingDeadline {
  readonly kind: TicketKind;
  readonly acknowledge: Span;
  readonly resolve: Span;
  /** The longest an extension may make it, from the beginning. */
  readonly longest: Span;
  /** Ids of can-cu.yaml. */
  readonly legal: readonly string[];
  readonly confidence: HandlingConfidence;
  readonly note?: string;
}

export interface HandlingAgency {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** Takes what no other agency is named for. */
  readonly desk: boolean;
  /** One in every commune; the ticket's unit tells which. */
  readonly perUnit: boolean;
  readonly email?: string;
  readonly confidence: HandlingConfidence;
}

export interface HandlingLocality {
  readonly id: string;
  /** Two to four letters that codes of tickets begin with. */
  readonly code: string;
  readonly supervisor: string;
  readonly supervisorEmail?: string;
  readonly agencies: readonly HandlingAgency[];
}

/** One year of public holidays; days as `YYYY-MM-DD`. */
export interface HolidayYear {
  readonly year: number;
  /** True until the state has announced the year. */
  readonly provisional: boolean;
  readonly source: string;
  readonly lunar: { readonly tet: string; readonly hungKings: string };
  readonly days: readonly { readonly on: string; readonly name: string }[];
  /** Saturdays and Sundays that are worked instead of a day off. */
  readonly madeUp: readonly string[];
  /** What is not announced yet. */
  readonly open: readonly string[];
}

/** Who handles what people report and how fast (`co-quan.yaml`), and when offices are closed (`ngay-nghi.yaml`). */
export interface Handling {
  readonly fields: readonly HandlingField[];
  readonly deadlines: readonly HandlingDeadline[];
  /** After an answer, how long nothing must be heard before the ticket closes by itself. */
  readonly silence: Span;
  /** After closing, how long the citizen can open it again. */
  readonly reopen: Span;
  /** How long the way to reach the citizen is kept. */
  readonly keepContact: Span;
  /** Office hours as `HH:MM` in Viet Nam. */
  readonly hours: { readonly from: string; readonly to: string };
  readonly localities: readonly HandlingLocality[];
  readonly holidays: readonly HolidayYear[];
}

const weekOfWork: Span = { days: 5, unit: 'lam-viec' };
const monthOfWork: Span = { days: 20, unit: 'lam-viec' };

/** What holds where a folder has no such files: everything goes to one desk, so that nothing is lost. */
export const neutralHandling: Handling = {
  fields: [
    { id: 'khac', names: { vi: 'Việc khác', en: 'Something else', km: 'រឿងផ្សេង' }, words: [] },
  ],
  deadlines: ticketKinds.map((kind) => ({
    kind,
    acknowledge: weekOfWork,
    resolve: { days: 10, unit: 'lam-viec' },
    longest: monthOfWork,
    legal: [],
    confidence: 'unverified',
  })),
  silence: { days: 10, unit: 'lam-viec' },
  reopen: { days: 30, unit: 'lich' },
  keepContact: { days: 365, unit: 'lich' },
  hours: { from: '07:30', to: '17:00' },
  localities: [
    {
      id: 'mac-dinh',
      code: 'DV',
      supervisor: 'Bộ phận giám sát của địa phương',
      agencies: [
        {
          id: 'dv-hcc',
          name: 'Trung tâm Phục vụ hành chính công',
          fields: ['khac'],
          desk: true,
          perUnit: false,
          confidence: 'unverified',
        },
      ],
    },
  ],
  holidays: [],
};
