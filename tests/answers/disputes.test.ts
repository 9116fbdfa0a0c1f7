import { isDispute, isGrievance } from '../../src/answers/disputes';
import { theRealKnowledge } from '../support/talk';

describe('a private dispute', () => {
  it.each([
    'anh em tranh chấp đất bố mẹ để lại',
    'chia thừa kế cho các con thế nào',
    'tôi muốn ly hôn',
    'nop don ly hon o dau',
    'chồng cũ không chịu cấp dưỡng cho con',
    'giành quyền nuôi con sau khi ly hôn',
    'hàng xóm xây lấn sang đất nhà tôi',
    'hàng xóm mở karaoke ồn ào suốt đêm',
    'bạn tôi vay tiền không trả',
    'công ty sa thải tôi',
    'cong ty no luong toi 3 thang',
    'chủ trọ không chịu trả cọc',
    'tôi muốn khởi kiện họ ra tòa',
    'anh tôi không chịu chia đất',
  ])('is recognised: %s', (text) => {
    expect(isDispute(text)).toBe(true);
  });

  it.each([
    'sang tên sổ đỏ thừa kế cần giấy gì',
    'đã ly hôn muốn xin giấy độc thân',
    'xác nhận đất không có tranh chấp',
    'mua đất giấy tay năm 2003, k tranh chấp gì, muốn làm sổ',
    'trợ cấp thất nghiệp khi bị sa thải',
    'chứng thực bản sao đơn ly hôn',
    'văn bản công chứng phân chia di sản',
    'nhập khẩu cho con sau ly hôn',
    'nộp hồ sơ ở trung tâm ngoài tỉnh',
  ])('is not seen in papers around one: %s', (text) => {
    expect(isDispute(text)).toBe(false);
  });
});

describe('a grievance', () => {
  it.each([
    'cán bộ xã hạch sách tôi',
    'can bo phuong voi tien toi',
    'một cửa từ chối nhận hồ sơ của tôi',
    'công an xã gây khó dễ cho nhà tôi',
    'hồ sơ của tôi bị ngâm nửa năm',
    'hồ sơ quá hẹn mà không ai trả lời',
    'tôi nộp sổ đỏ ba tháng nay chưa thấy trả',
  ])('is recognised: %s', (text) => {
    expect(isGrievance(text)).toBe(true);
  });

  it.each([
    'hồ sơ quá hẹn thì khiếu nại ở đâu?',
    'cán bộ đòi tiền thì báo số nào',
    'công an xã làm việc mấy giờ',
    'tôi nộp hồ sơ ở đâu',
    'đánh giá cán bộ một cửa',
  ])('is not seen in a question: %s', (text) => {
    expect(isGrievance(text)).toBe(false);
  });
});

it('hardly ever takes a question of an article for a quarrel or a grievance', async () => {
  const { articles } = await theRealKnowledge();
  const questions = [...articles.values()].flatMap((article) => [
    article.title,
    ...article.aliases,
    ...article.questions,
  ]);

  const taken = questions.filter((text) => isDispute(text) || isGrievance(text));

  expect(questions.length).toBeGreaterThan(3000);
  expect(taken.length / questions.length).toBeLessThan(0.005);
});
