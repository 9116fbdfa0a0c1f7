import type { UnitTarget } from './gazetteer-index';
import { findMentions } from './gazetteer-mentions';
import type { Mention, Mentions } from './gazetteer-mentions';
import { readUnitQuestion } from './gazetteer-question';
import type { UnitQuestion } from './gazetteer-question';
import { unitWords } from './gazetteer-words';
import type { Locality, NewUnit, OldUnit } from './model';

type OldTarget = Extract<UnitTarget, { type: 'old' }>;
type DistrictTarget = Extract<UnitTarget, { type: 'district' }>;

/** One of several units that share a name. */
export interface UnitCandidate {
  readonly locality: Locality;
  /** With its kind: `xã Tân Hưng`, or `huyện Long Phú` where a whole district is meant. */
  readonly name: string;
  /** `huyện Long Phú`; empty for a district and for a unit of today. */
  readonly district: string;
  readonly isNew: boolean;
}

/** What became of the unit a question is about; `none` when it is about something else. */
export type UnitFinding =
  | {
      readonly kind: 'moved';
      readonly locality: Locality;
      readonly olds: readonly OldUnit[];
      readonly now: NewUnit;
    }
  | { readonly kind: 'unchanged'; readonly locality: Locality; readonly now: NewUnit }
  | { readonly kind: 'formed'; readonly locality: Locality; readonly now: NewUnit }
  | {
      readonly kind: 'district';
      readonly locality: Locality;
      readonly district: string;
      /** The name that was asked for; another than `district` where that had been renamed. */
      readonly called: string;
      readonly units: readonly NewUnit[];
    }
  | { readonly kind: 'which'; readonly candidates: readonly UnitCandidate[] }
  /** Surely asked about a unit, of which no locality knows the name. */
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'none' };

const none: UnitFinding = { kind: 'none' };
const maxWords = 60;

/**
 * Finds the unit a question such as “xã Bản Hon cũ nay thuộc đâu” is about, with or without
 * marks. The first locality is preferred; the others are searched where it has no such name.
 */
export function findUnits(localities: readonly Locality[], text: string): UnitFinding {
  const words = unitWords(text);
  if (words.length > maxWords) return none;
  const mentions = findMentions(words, localities);
  if (mentions.units.length === 0) return unknownUnit(text);
  const question = readUnitQuestion(words, mentions.covered);
  if (question === 'other') return none;
  return decide(preferred(meant(mentions), localities), question);
}

/** The targets of the unit that is asked about; other names in the question narrow them. */
function meant({ units, provinces }: Mentions): readonly UnitTarget[] {
  const near = units.map((unit) => ({ ...unit, targets: inProvinces(unit.targets, provinces) }));
  const inside = near.flatMap((unit) => {
    const targets = inDistricts(unit, near);
    return targets.length > 0 ? [targets] : [];
  })[0];
  if (inside !== undefined) return inside;
  const commune = near.find(({ targets }) => targets.some(({ type }) => type !== 'district'));
  return (commune ?? near[0])?.targets ?? [];
}

function inProvinces(
  targets: readonly UnitTarget[],
  provinces: readonly Locality[],
): readonly UnitTarget[] {
  const inside = targets.filter(({ locality }) => provinces.includes(locality));
  return inside.length > 0 ? inside : targets;
}

/** The old units of a mention that lay in a district which the question names beside them. */
function inDistricts(unit: Mention, all: readonly Mention[]): readonly UnitTarget[] {
  const districts = all
    .filter((other) => other !== unit)
    .flatMap(({ targets }) => targets)
    .filter((target): target is DistrictTarget => target.type === 'district')
    .map(({ name }) => name);
  return unit.targets.filter(
    (target) => target.type === 'old' && districts.includes(target.old.district),
  );
}

function preferred(
  targets: readonly UnitTarget[],
  [first]: readonly Locality[],
): readonly UnitTarget[] {
  const own = targets.filter(({ locality }) => locality === first);
  return own.length > 0 ? own : targets;
}

function decide(targets: readonly UnitTarget[], question: UnitQuestion): UnitFinding {
  const olds = targets.filter((target) => target.type === 'old');
  const news = targets.filter((target) => target.type === 'new');
  const districts = targets.filter((target) => target.type === 'district');
  const asked = question === 'composition' ? news : olds;
  const communes = asked.length > 0 ? asked : [...olds, ...news];
  if (question === 'place' && !communes.some(isGone)) return none;
  return single(communes, districts) ?? which([...communes, ...districts]);
}

/** True for a unit whose name is no longer in use: asking where it is asks what became of it. */
function isGone(target: UnitTarget): boolean {
  return target.type === 'old' && target.now.name !== target.old.name;
}

/** The answer where all targets come to one unit; undefined where they do not. */
function single(
  communes: readonly UnitTarget[],
  districts: readonly DistrictTarget[],
): UnitFinding | undefined {
  const [first] = communes;
  if (first === undefined) return singleDistrict(districts);
  if (districts.length > 0 || first.type === 'district') return undefined;
  const { now, locality } = first;
  const same = communes.every((target) => target.type !== 'district' && target.now === now);
  if (!same) return undefined;
  if (now.unchanged) return { kind: 'unchanged', locality, now };
  const olds = communes.filter((target): target is OldTarget => target.type === 'old');
  return olds.length === 0
    ? { kind: 'formed', locality, now }
    : { kind: 'moved', locality, now, olds: [...new Set(olds.map(({ old }) => old))] };
}

function singleDistrict([first, ...rest]: readonly DistrictTarget[]): UnitFinding | undefined {
  if (first === undefined || rest.some(({ name }) => name !== first.name)) return undefined;
  const { locality, name, called, units } = first;
  return { kind: 'district', locality, district: name, called, units };
}

function which(targets: readonly UnitTarget[]): UnitFinding {
  const candidates = targets.map(toCandidate);
  const byName = new Map(candidates.map((one) => [`${one.name}|${one.district}`, one]));
  return { kind: 'which', candidates: [...byName.values()] };
}

function toCandidate(target: UnitTarget): UnitCandidate {
  const { locality, type } = target;
  if (type === 'district') return { locality, name: target.called, district: '', isNew: false };
  const unit = type === 'old' ? target.old : target.now;
  const district = type === 'old' ? target.old.district : '';
  return { locality, name: `${unit.kind} ${unit.name}`, district, isNew: type === 'new' };
}

// Only a name written as names are, with capitals: “xã này nay thuộc đâu” names nothing.
const writtenName =
  /(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s+(\p{Lu}[\p{L}\p{M}]*(?:\s\p{Lu}[\p{L}\p{M}]*){0,3})/u;

function unknownUnit(text: string): UnitFinding {
  const plain = text.normalize('NFC');
  const name = writtenName.exec(plain)?.[0];
  if (name === undefined) return none;
  const words = unitWords(plain.replace(name, ' '));
  const question = readUnitQuestion(words, []);
  return question === 'change' || question === 'composition' ? { kind: 'unknown', name } : none;
}
