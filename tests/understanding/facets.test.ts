import { recognizeFacets } from '../../src/understanding';

describe('recognizeFacets', () => {
  it.each([
    ['fee', 'lệ phí khai sinh bao nhiêu'],
    ['fee', 'làm căn cước hết bao nhiêu tiền'],
    ['fee', 'how much is a passport'],
    ['time', 'làm hộ chiếu mất bao lâu'],
    ['time', 'thời hạn giải quyết là mấy ngày'],
    ['documents', 'đăng ký kết hôn cần giấy tờ gì'],
    ['documents', 'hồ sơ tách thửa gồm những gì'],
    ['where', 'nộp lệ phí trước bạ ở đâu'],
    ['where', 'cơ quan nào cấp lý lịch tư pháp'],
    ['who', 'ai được hưởng trợ cấp xã hội'],
    ['who', 'thẩm quyền cấp giấy phép xây dựng được quy định như thế nào'],
    ['steps', 'các bước đăng ký tạm trú trên vneid'],
    ['steps', 'thủ tục sang tên xe'],
    ['legal', 'khai sinh muộn bị phạt bao nhiêu tiền'],
    ['legal', 'căn cứ pháp lý nào quy định việc này'],
    ['trouble', 'vneid báo lỗi không đăng nhập được'],
    ['link', 'cho xin đường link nộp hồ sơ'],
  ])('hears %s in: %s', (facet, text) => {
    expect(recognizeFacets(text)[0]?.facet).toBe(facet);
  });

  it('hears nothing where no part of a subject is asked for', () => {
    expect(recognizeFacets('đăng ký khai sinh')).toEqual([]);
  });

  it('puts first what is asked first, among equals', () => {
    const facets = recognizeFacets('cần giấy tờ gì và ai được làm').map(({ facet }) => facet);

    expect(facets.slice(0, 2)).toEqual(['documents', 'who']);
  });
});
