import { findUnits } from '../knowledge';
import type { Locality, NewUnit, OldUnit, UnitCandidate, UnitFinding } from '../knowledge';
import type { Suggestion } from './answer';
import { citationsOf, datesOf } from './topic-answer';
import { withWaysOut } from './requests';
import type { Draft, Step, Turn } from './turn';

// What people ask next: whether their papers are still good, and where help is.
const nextTopics = ['sap-nhap-don-vi-hanh-chinh', 'diem-ho-tro'] as const;
const maxCandidates = 8;

/** Says what an old commune, ward or district became, and which matters are done there now. */
export const answerUnit: Step = (turn) => {
  const { localities } = turn.brain.snapshot;
  const own = localities.get(turn.brain.locality.id) ?? turn.brain.locality;
  const others = [...localities.values()].filter((locality) => locality !== own);
  return toDraft(turn, findUnits([own, ...others], turn.question.text));
};

function toDraft(turn: Turn, finding: UnitFinding): Draft | undefined {
  switch (finding.kind) {
    case 'none':
      return undefined;
    case 'unknown':
      return withWaysOut(turn, {
        status: 'unanswered_no_match',
        text: turn.say('unit.unknown', { name: finding.name }),
      });
    case 'which':
      return askWhich(turn, finding.candidates);
    case 'district':
      return answered(turn, finding.locality, [
        turn.say('unit.district', {
          district: capital(districtName(turn, finding)),
          province: provinceOf(finding.locality),
          list: list(finding.units),
        }),
      ]);
    default:
      return answered(turn, finding.locality, unitLines(turn, finding), finding.now);
  }
}

type DistrictFinding = Extract<UnitFinding, { readonly kind: 'district' }>;
type OneUnit = Extract<UnitFinding, { readonly now: NewUnit }>;

function unitLines(turn: Turn, finding: OneUnit): readonly string[] {
  const unit = named(finding.now);
  const { centre } = finding.now;
  return [
    capital(changeLine(turn, finding)),
    turn.say('unit.done', { unit }),
    ...(centre === undefined ? [] : [turn.say('unit.centre', { centre })]),
  ];
}

function changeLine(turn: Turn, finding: OneUnit): string {
  const { now, locality } = finding;
  const values = { unit: named(now), province: provinceOf(locality), list: list(now.formedFrom) };
  if (finding.kind === 'unchanged') return turn.say('unit.unchanged', withCapital(values));
  if (finding.kind === 'formed') return turn.say('unit.formed', withCapital(values));
  const old = finding.olds.map((one) => withDistrict(turn, one)).join(', ');
  const sameName = finding.olds.some((one) => named(one) === named(now));
  return turn.say(sameName ? 'unit.sameName' : 'unit.moved', { ...values, old });
}

function withCapital<T extends { readonly unit: string }>(values: T): T {
  return { ...values, unit: capital(values.unit) };
}

function withDistrict(turn: Turn, old: OldUnit): string {
  if (old.district === '') return named(old);
  return `${named(old)} ${turn.say('unit.districtNote', { district: old.district })}`;
}

function answered(turn: Turn, locality: Locality, lines: readonly string[], unit?: NewUnit): Draft {
  const { unitsProvenance } = locality;
  return {
    status: 'answered',
    ...topicOf(turn),
    text: lines.join('\n\n'),
    suggestions: [...askFormed(turn, locality, unit), ...suggestTopics(turn)],
    ...(unitsProvenance === undefined
      ? {}
      : {
          citations: citationsOf(turn, unitsProvenance.legal),
          dates: datesOf(turn, unitsProvenance),
        }),
    draft: locality.review.status === 'draft',
  };
}

/** The topic a following question (“có phải đổi giấy tờ không”) is about. */
function topicOf(turn: Turn): Pick<Draft, 'topic' | 'title'> {
  const [topic] = nextTopics;
  return turn.article(topic) === undefined ? {} : { topic, title: turn.title(topic) };
}

function askFormed(turn: Turn, locality: Locality, unit?: NewUnit): readonly Suggestion[] {
  if (unit === undefined || unit.unchanged) return [];
  const name = named(unit);
  const province = locality.name;
  return [
    {
      label: turn.say('unit.suggestFormed', { unit: capital(name) }),
      send: turn.say('unit.askFormed', { name, province }),
    },
  ];
}

function suggestTopics(turn: Turn): readonly Suggestion[] {
  return nextTopics
    .filter((topic) => turn.article(topic) !== undefined)
    .map((topic) => ({ label: turn.title(topic), send: turn.title(topic) }));
}

function askWhich(turn: Turn, candidates: readonly UnitCandidate[]): Draft {
  const shown = candidates.slice(0, maxCandidates);
  const provinces = new Set(shown.map(({ locality }) => locality));
  return {
    status: 'clarification',
    text: turn.say('unit.which'),
    suggestions: shown.map((candidate) => ({
      label: capital(labelOf(turn, candidate, provinces.size > 1)),
      send: askFor(turn, candidate),
    })),
  };
}

function labelOf(turn: Turn, candidate: UnitCandidate, nameProvince: boolean): string {
  const { name, district, locality } = candidate;
  const label = district === '' ? name : turn.say('unit.candidate', { name, district });
  return nameProvince ? `${label}, ${locality.name}` : label;
}

function askFor(turn: Turn, { name, district, isNew, locality }: UnitCandidate): string {
  const province = locality.name;
  if (isNew) return turn.say('unit.askFormed', { name, province });
  return district === ''
    ? turn.say('unit.askDistrict', { name })
    : turn.say('unit.ask', { name, district });
}

function districtName(turn: Turn, { called, district }: DistrictFinding): string {
  return called === district ? called : turn.say('unit.districtLater', { called, district });
}

function provinceOf({ values, name }: Locality): string {
  return values['tinh'] ?? name;
}

function named({ kind, name }: OldUnit | NewUnit): string {
  return `${kind} ${name}`;
}

function list(units: readonly (OldUnit | NewUnit)[]): string {
  return units.map(named).join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
