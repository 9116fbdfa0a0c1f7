import type { Handling } from '../../src/knowledge';
import { neutralHandling } from '../../src/knowledge';
import { agencyName, handlingOf, proposeFields, routeTicket } from '../../src/tickets';
import { handlingOfFolder } from '../support/ticket-desk';

describe('routing', () => {
  let handling: Handling;
  beforeAll(async () => {
    handling = await handlingOfFolder();
  });

  it.each([
    ['sổ đỏ của tôi làm mãi không xong', 'dat-dai'],
    ['so do nha toi lam mai chua xong', 'dat-dai'],
    ['hàng xóm lấn chiếm đất', 'dat-dai'],
    ['nhà bên xây dựng trái phép', 'xay-dung'],
    ['đường hỏng đầy ổ gà', 'giao-thong'],
    ['con tôi bị nhà trường lạm thu học phí', 'giao-duc'],
    ['bãi rác bốc mùi ô nhiễm', 'moi-truong'],
    ['cán bộ một cửa thái độ khó chịu', 'mot-cua'],
    ['xin giấy khai sinh cho cháu', 'ho-tich'],
    ['thẻ bhyt không dùng được', 'bao-hiem'],
    ['hộ nghèo chưa nhận được trợ cấp', 'an-sinh'],
  ])('proposes a field from “%s”', (text, field) => {
    expect(proposeFields(handling, text)[0]?.field).toBe(field);
  });

  it('does not take dear for land where the text has marks', () => {
    expect(proposeFields(handling, 'giá điện đắt quá')).toEqual([]);
  });

  it('proposes nothing for words it does not know, and at most three fields', () => {
    expect(proposeFields(handling, 'tôi buồn')).toEqual([]);
    const many = proposeFields(handling, 'đất, đường hỏng, trường học, bệnh viện, rác');
    expect(many).toHaveLength(3);
  });

  it.each([
    ['lai-chau', 'dat-dai', undefined, 'lc-nnmt'],
    ['lai-chau', 'ho-tich', 'Tân Phong', 'lc-xa'],
    ['lai-chau', 'ho-tich', undefined, 'lc-hcc'],
    ['lai-chau', 'khac', undefined, 'lc-hcc'],
    ['lai-chau', 'no-such-field', undefined, 'lc-hcc'],
    ['can-tho-soc-trang', 'xay-dung', undefined, 'ct-xd'],
    ['mac-dinh', 'dat-dai', undefined, 'dv-hcc'],
    ['no-such-place', 'dat-dai', undefined, 'dv-hcc'],
  ])('sends %s, %s, %s to %s', (locality, field, unit, agency) => {
    const place = { locality, field, ...(unit === undefined ? {} : { unit }) };
    expect(routeTicket(handling, place).id).toBe(agency);
  });

  it('names the commune of a commune’s agency', () => {
    expect(agencyName(handling, { agency: 'lc-xa', unit: 'phường Tân Phong' })).toBe(
      'Ủy ban nhân dân phường Tân Phong',
    );
    expect(agencyName(handling, { agency: 'lc-nnmt', unit: 'xã Bum Tở' })).toBe(
      'Sở Nông nghiệp và Môi trường tỉnh Lai Châu',
    );
    expect(agencyName(handling, { agency: 'gone', unit: null })).toBe('gone');
  });

  it('has somebody for every ticket even without curated data', () => {
    expect(handlingOf(neutralHandling, 'lai-chau').code).toBe('DV');
    expect(routeTicket(neutralHandling, { locality: 'x', field: 'y' }).id).toBe('dv-hcc');
  });
});
