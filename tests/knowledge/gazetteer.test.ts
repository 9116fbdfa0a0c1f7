import fc from 'fast-check';
import { systemClock } from '../../src/core';
import { findUnits, loadKnowledge } from '../../src/knowledge';
import type {
  KnowledgeSnapshot,
  Locality,
  NewUnit,
  OldUnit,
  UnitFinding,
} from '../../src/knowledge';
import { fold } from '../../src/text';

let snapshot: KnowledgeSnapshot;
let localities: readonly Locality[] = [];

beforeAll(async () => {
  snapshot = await loadKnowledge('knowledge', { clock: systemClock });
  localities = [...snapshot.localities.values()];
});

/** The localities with the one named first, as a deployment there would search them. */
function at(id: string): readonly Locality[] {
  return [...localities].sort((a, b) => Number(b.id === id) - Number(a.id === id));
}

interface OldName {
  readonly locality: Locality;
  readonly old: OldUnit;
  readonly now: NewUnit;
}

function oldNames(): readonly OldName[] {
  return localities.flatMap((locality) =>
    locality.units.flatMap((now) => now.formedFrom.map((old) => ({ locality, old, now }))),
  );
}

/** True when the finding leads to the unit, or asks which one and offers the old unit. */
function leadsTo(finding: UnitFinding, { old, now }: OldName): boolean {
  if (finding.kind === 'moved' || finding.kind === 'unchanged') return finding.now === now;
  if (finding.kind !== 'which') return false;
  return finding.candidates.some(
    (one) => one.name === `${old.kind} ${old.name}` && one.district === old.district,
  );
}

/** The old units for which the question does not lead to the new one. */
function misses(
  ask: (name: OldName) => string,
  search: (name: OldName) => readonly Locality[],
): readonly string[] {
  return oldNames()
    .filter((name) => !leadsTo(findUnits(search(name), ask(name)), name))
    .map(ask);
}

const questions: readonly (readonly [string, (name: OldUnit) => string])[] = [
  ['kind and name', ({ kind, name }) => `${kind} ${name} cũ nay thuộc đâu`],
  ['a story', ({ kind, name }) => `tôi ở ${kind} ${name} cũ thì nay đến đâu`],
  ['as short as can be', ({ kind, name }) => `${kind} ${name} cũ`],
  ['what it was merged into', ({ kind, name }) => `${kind} ${name} sáp nhập vào xã nào vậy ạ`],
  [
    'name and district',
    ({ kind, name, district }) => `${kind} ${name} ${district} cũ bây giờ là xã nào`,
  ],
];

describe('the gazetteers of the committed localities', () => {
  it('hold the 111 new units and their 292 old ones', () => {
    const counts = localities.map(({ id, units }) => [
      id,
      units.length,
      units.flatMap((unit) => unit.formedFrom).length,
    ]);

    expect(Object.fromEntries(counts.map(([id, ...rest]) => [id, rest]))).toEqual({
      'can-tho-soc-trang': [43, 108],
      'ho-chi-minh-ba-ria-vung-tau': [30, 78],
      'lai-chau': [38, 106],
      'mac-dinh': [0, 0],
    });
  });

  it.each(questions)('find every old name from %s', (_, ask) => {
    expect(
      misses(
        ({ old }) => ask(old),
        ({ locality }) => at(locality.id),
      ),
    ).toEqual([]);
  });

  it.each(questions)('find every old name from %s without marks', (_, ask) => {
    expect(
      misses(
        ({ old }) => fold(ask(old)),
        ({ locality }) => at(locality.id),
      ),
    ).toEqual([]);
  });

  it('find every old name where no locality was configured', () => {
    const ask = ({ old }: OldName): string => fold(`${old.kind} ${old.name} cũ nay ở đâu`);

    expect(misses(ask, () => at('mac-dinh'))).toEqual([]);
  });

  it('find every old name by the name alone, unless it is only a number', () => {
    const ask = ({ old }: OldName): string =>
      `${/^\d+$/.test(old.name) ? 'p' : ''}${old.name} nhập vào đâu rồi`;

    expect(misses(ask, ({ locality }) => at(locality.id))).toEqual([]);
  });

  it('find exactly one unit when the district is named', () => {
    const vague = oldNames().filter(({ locality, old }) => {
      const text = `${old.kind} ${old.name} ${old.district} cũ nay thuộc đâu`;
      return findUnits(at(locality.id), text).kind === 'which';
    });

    expect(vague.map(({ old }) => old.name)).toEqual([]);
  });

  it('list what every new unit was formed from', () => {
    const wrong = localities.flatMap((locality) =>
      locality.units.filter((unit) => {
        const text = `${unit.kind} ${unit.name} gồm những xã nào`;
        const found = findUnits(at(locality.id), text);
        const expected = unit.unchanged ? 'unchanged' : 'formed';
        return found.kind !== expected || found.now !== unit;
      }),
    );

    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('list the new units of every old district', () => {
    const districts = localities.flatMap((locality) => [
      ...new Set(locality.units.flatMap((unit) => unit.formedFrom.map(({ district }) => district))),
    ]);
    const wrong = districts
      .filter((name) => name !== '')
      .filter((name) => {
        const found = findUnits(localities, `${name} cũ nay thuộc đâu`);
        return found.kind !== 'district' || found.units.length === 0;
      });

    expect(wrong).toEqual([]);
  });
});

function described(finding: UnitFinding): string {
  switch (finding.kind) {
    case 'moved':
      return `${finding.olds.map(({ kind, name }) => `${kind} ${name}`).join(' + ')} → ${finding.now.name}`;
    case 'unchanged':
    case 'formed':
      return `${finding.kind} ${finding.now.name}`;
    case 'district':
      return `${finding.called} → ${finding.units.map(({ name }) => name).join(', ')}`;
    case 'which':
      return finding.candidates
        .map(({ name, district }) => `${name} ${district}`.trim())
        .join(' | ');
    case 'unknown':
      return `unknown ${finding.name}`;
    case 'none':
      return 'none';
  }
}

describe('a question about a unit', () => {
  it.each([
    ['xã An Thạnh Nhất nay thuộc xã nào', 'xã An Thạnh 1 → An Thạnh'],
    ['bản hon sáp nhập vào đâu', 'xã Bản Hon → Khun Há'],
    ['phuong phu loi cu gio la gi', 'formed Phú Lợi'],
    ['p.1 tp sóc trăng cũ giờ là phường nào', 'phường 1 → Phú Lợi'],
    ['xa ban hon cu bjo la xa j z', 'xã Bản Hon → Khun Há'],
    ['phường tám sóc trăng cũ nay là phường nào', 'phường 8 → Sóc Trăng'],
    ['P1 Vũng Tàu cũ nay là phường nào', 'phường 1 → Vũng Tàu'],
    ['xã Kan Hồ nhập vào xã nào', 'xã Can Hồ → Bum Tở'],
    ['xã mĩ tú huyện mĩ tú cũ giờ ở đâu', 'xã Mỹ Tú → Mỹ Tú'],
    ['xã Hoà Tú 1 cũ nay thuộc đâu', 'xã Hòa Tú 1 → Hòa Tú'],
    ['huyện Long Điền cũ nay là đâu', 'huyện Long Điền → Đất Đỏ, Long Điền, Long Hải, Phước Hải'],
    ['xã Phước Hưng huyện Long Điền cũ nay là đâu', 'xã Phước Hưng → Long Hải'],
    ['tam đường nay thuộc đâu', 'thị trấn Tam Đường huyện Tam Đường | huyện Tam Đường'],
    ['xã nam cha nay thuoc dau', 'xã Nậm Chà huyện Nậm Nhùn | xã Nậm Cha huyện Sìn Hồ'],
    ['xã Nậm Chà nay thuộc đâu', 'xã Nậm Chà → Mường Mô'],
    ['xã Sơn Bình tỉnh Lai Châu cũ nay thuộc đâu', 'xã Sơn Bình → Bình Lư'],
    ['Where does An Thanh Nhat commune belong now?', 'xã An Thạnh 1 → An Thạnh'],
    ['ឃុំ Bản Hon ឥឡូវ ស្ថិតនៅឯណា', 'xã Bản Hon → Khun Há'],
    ['UBND xã Châu Khánh cũ giờ ở đâu ạ', 'xã Châu Khánh → Tân Thạnh'],
    ['xã Mù Cả có sáp nhập không', 'unchanged Mù Cả'],
    ['Xã Hương Trà cũ nay là xã nào vậy ạ', 'unknown Xã Hương Trà'],
    ['huyện Côn Đảo nay là gì', 'huyện Côn Đảo → Côn Đảo'],
  ])('is answered: %s', (text, expected) => {
    expect(described(findUnits(at('mac-dinh'), text))).toBe(expected);
  });

  it('prefers the configured locality where a name is shared', () => {
    const text = 'xã Tân Hưng cũ nay thuộc đâu';

    expect(described(findUnits(at('can-tho-soc-trang'), text))).toBe('xã Tân Hưng → Tân Thạnh');
    expect(described(findUnits(at('ho-chi-minh-ba-ria-vung-tau'), text))).toBe(
      'xã Tân Hưng → Long Hương',
    );
    expect(findUnits(at('lai-chau'), text).kind).toBe('which');
  });
});

describe('any other text', () => {
  it('is not taken for a question about a unit, as none of the sample questions is', () => {
    const taken = [...snapshot.articles.values()]
      .filter(({ id }) => id !== 'sap-nhap-don-vi-hanh-chinh')
      .flatMap(({ questions, outside }) => [...questions, ...outside])
      .filter((question) => findUnits(localities, question).kind !== 'none');

    expect(taken).toEqual([]);
  });

  it('never throws, whatever is mixed into it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'xã',
        'phường',
        'p',
        '1',
        'Bản Hon',
        'huyện',
        'cũ',
        'nay',
        'thuộc',
        'Sóc Trăng',
        'ឥឡូវ',
        'tp',
        'Xã Lạ',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        return typeof findUnits(localities, pieces.join(' ')).kind === 'string';
      }),
    );
  });
});

describe('a question that only mentions a unit', () => {
  it.each([
    'đăng ký tạm trú ở xã Bình Lư cần gì',
    'khai sinh cho con ở xã Bản Hon cũ',
    'khai sinh xã Bản Hon',
    'tôi ở xã An Thạnh 1 cũ, giờ muốn làm căn cước thì đến đâu',
    'giấy tờ ghi xã An Thạnh 1 cũ có phải đổi không',
    'sổ đỏ ghi phường 1 cũ nay có phải đổi không',
    'xã Bình Lư ở đâu',
    'số điện thoại xã Bình Lư bây giờ là gì',
    'thời tiết xã Bình Lư hôm nay',
    'chủ tịch xã Long Phú hiện nay là ai',
    'bằng lái ghi tỉnh Sóc Trăng giờ phải đổi lại hông',
    'Sóc Trăng sáp nhập với tỉnh nào',
    'Bà Rịa - Vũng Tàu nay thuộc tp nào, giấy tờ ghi BRVT xài tiếp được k',
    'Lai Châu có sáp nhập với tỉnh nào không?',
    'sáp nhập xã thì có phải đổi giấy tờ không',
    'cccd cũ giờ có phải đổi không',
    'xe cũ nay sang tên ở đâu',
    'lương cơ sở nay là bao nhiêu',
    'hộ khẩu phường 3 cũ nay đăng ký thường trú ở đâu',
    'xin chào',
    '',
  ])('is left to the other steps: %s', (text) => {
    expect(findUnits(at('can-tho-soc-trang'), text).kind).toBe('none');
  });
});
