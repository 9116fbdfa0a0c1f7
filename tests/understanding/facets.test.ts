import { asksWhether, recognizeFacets } from '../../src/understanding';

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
    ['fee', 'sang tên xe có phải đóng thuế không'],
    ['fee', 'hộ nghèo có được miễn lệ phí không'],
    ['fee', 'tiền sử dụng đất được tính như thế nào'],
    ['time', 'bộ phận một cửa mấy giờ làm việc'],
    ['time', 'tôi nộp được hai tuần rồi mà vẫn chưa có gì'],
    ['time', 'nộp hồ sơ bao lâu thì xong'],
    ['documents', 'có cần giấy ủy quyền không'],
    ['documents', 'đổi thẻ có phải nộp lại thẻ cũ không'],
    ['where', 'có phải về quê làm không'],
    ['where', 'nộp ở xã hay lên tỉnh'],
    ['where', 'nộp tại nơi tạm trú được không'],
    ['where', 'giấy này đem trả đâu ạ'],
    ['who', 'điều kiện nhận con nuôi như thế nào'],
    ['who', 'trường hợp nào phải đổi thẻ'],
    ['who', 'đất của hộ thì ai đứng tên'],
    ['trouble', 'mã otp chờ mãi không về'],
    ['trouble', 'đóng tiền rồi mà chưa thấy biên lai'],
    ['trouble', 'tên lệch một dấu có sao không'],
    ['result', 'giấy xác nhận có giá trị bao lâu'],
    ['result', 'họ có gửi thẻ về tận nhà không'],
    ['steps', 'thủ tục cho tặng đất được quy định như thế nào'],
    ['steps', 'muốn rút hồ sơ thì bấm vào đâu'],
    ['steps', 'giờ đăng nhập máy mới sao đây'],
    ['overview', 'mã định danh là gì'],
    ['overview', 'phiếu số 1 và số 2 khác nhau thế nào'],
    ['legal', 'mức phạt khi khai trễ'],
    ['documents', 'ចុះបញ្ជីរៀបការ ត្រូវការអ្វីខ្លះ'],
    ['where', 'ប្តូរប័ណ្ណបើកបរ នៅណា'],
    ['steps', 'ចង់បើកក្រុមហ៊ុន ធ្វើយ៉ាងម៉េច'],
    ['steps', 'can i apply for a passport online'],
  ])('hears %s in: %s', (facet, text) => {
    expect(recognizeFacets(text)[0]?.facet).toBe(facet);
  });

  it.each([
    ['documents', 'bưu điện báo giao rồi mà chưa nhận được giấy tờ'],
    ['where', 'chưa biết bắt đầu từ đâu'],
    ['where', 'có phải báo cơ quan nào nữa không'],
    ['legal', 'nộp muộn có bị phạt không'],
    ['steps', 'còn trẻ em thì sao'],
    ['who', 'xin hỏi ai biết chỗ nộp'],
  ])('does not hear %s first in: %s', (facet, text) => {
    expect(recognizeFacets(text)[0]?.facet).not.toBe(facet);
  });

  it('hears the sentence that asks before the story around it', () => {
    const story = 'tôi đã nộp lệ phí và giấy tờ ở xã. vậy bao lâu thì có kết quả?';

    expect(recognizeFacets(story)[0]?.facet).toBe('time');
  });

  it('hears nothing where no part of a subject is asked for', () => {
    expect(recognizeFacets('đăng ký khai sinh')).toEqual([]);
  });

  it('puts first what is asked first, among equals', () => {
    const facets = recognizeFacets('cần giấy tờ gì và ai được làm').map(({ facet }) => facet);

    expect(facets.slice(0, 2)).toEqual(['documents', 'who']);
  });
});

describe('asksWhether', () => {
  it.each([
    'có được đổi họ cho con không',
    'em 17 tuổi làm được chưa',
    'tách hộ có phải chia đất không ạ',
    'phải làm mới hay gia hạn',
    'nhờ chị nhận thay được chứ',
  ])('is true of: %s', (text) => {
    expect(asksWhether(text)).toBe(true);
  });

  it.each(['đăng ký khai sinh', 'lệ phí bao nhiêu', 'không đăng nhập được vneid', 'chưa có thẻ'])(
    'is false of: %s',
    (text) => {
      expect(asksWhether(text)).toBe(false);
    },
  );
});
