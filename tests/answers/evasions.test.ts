import { isEvasion } from '../../src/answers/evasions';

describe('a wish to get round the law', () => {
  it.each([
    'làm thế nào để tránh việc nộp lệ phí đăng ký xe',
    'cách trốn thuế khi bán đất',
    'mua bằng đại học giả ở đâu',
    'làm giấy khám sức khỏe giả mất bao nhiêu tiền',
    'khai man tuổi để đi làm sớm có sao không',
    'cho thuê tài khoản vneid lấy tiền được không',
    'tôi muốn bán sổ bảo hiểm xã hội',
    'người lao động đem sổ bảo hiểm đi mua bán được không',
    'nhập hộ khẩu cho người không thực tế ở đó',
    'căn cước đem cầm đồ được không',
  ])('is recognised: %s', (text) => {
    expect(isEvasion(text)).toBe(true);
  });

  it.each([
    'lệ phí đăng ký xe bao nhiêu',
    'ai được miễn lệ phí',
    'không ở thực tế có bị xóa thường trú không',
    'tôi bị người ta làm giả căn cước thì báo ai',
    'phân biệt trang web giả',
    'mua bảo hiểm y tế hộ gia đình',
    'mua thẻ bảo hiểm y tế ở đâu',
    'giá điện khi thuê trọ',
    'cha mẹ già mua bảo hiểm',
    'bán xe cần giấy tờ gì',
    'làm bán thời gian có phải đóng bảo hiểm xã hội không',
    'cho thuê nhà có phải đóng thuế không',
    'mất căn cước bị người khác dùng vay tiền',
    'đóng bảo hiểm xã hội tự nguyện',
    'thi hết môn để cấp bằng lái',
  ])('is not seen in: %s', (text) => {
    expect(isEvasion(text)).toBe(false);
  });
});
