import { choose, say, script } from '../support/script';
import type { Script } from '../support/script';

const day = 24 * 60 * 60_000;

/** What happened, with a field and a place to be proposed. */
export const story = 'Hồ sơ đất của tôi nộp ở xã Bình Lư đã ba tháng mà chưa ai trả kết quả';

/** Petitions as dialogues; played over every channel, in Lai Châu. */
export const petitions: readonly Script[] = [
  script(
    'a petition is taken down, looked over, sent, and gets a code',
    say('tôi muốn phản ánh', { status: 'petition', offers: 'ticket.start' }),
    choose('ticket.start', { says: ['ticket.intro', 'ticket.what'] }),
    say(story, { says: 'ticket.field' }),
    choose('Đất đai', { says: 'ticket.place', hears: 'xã Bình Lư' }),
    choose(/Bình Lư/, { says: 'ticket.contact' }),
    choose('ticket.contactHere', { says: 'ticket.readBack', hears: story }),
    choose('ticket.send', { says: 'ticket.sent', hears: 'LC-2611-' }),
  ),
  script(
    'a digit after the petition was sent does not open what was offered before it',
    say('tôi muốn phản ánh', { status: 'petition', offers: 'ticket.start' }),
    choose('ticket.start', { says: 'ticket.what' }),
    say(story, { says: 'ticket.field' }),
    choose('Đất đai', { says: 'ticket.place' }),
    choose(/Bình Lư/, { says: 'ticket.contact' }),
    choose('ticket.contactHere', { says: 'ticket.readBack' }),
    choose('ticket.send', { says: 'ticket.sent' }),
    say('1', { says: 'choice.none' }),
  ),
  script(
    'a grievance offers it without being asked',
    say('cán bộ xã hách dịch quát mắng tôi', { status: 'petition', offers: 'ticket.start' }),
  ),
  script(
    'who wants a person may write the question down',
    say('cho tôi gặp cán bộ', { status: 'handoff', offers: 'ticket.ask' }),
    choose('ticket.ask', { says: 'ticket.whatQuestion' }),
    say('Nhà tôi ở bản xa thì có được cấp sổ đỏ lần đầu miễn phí không?', {
      says: 'ticket.field',
    }),
  ),
  script(
    'a quarrel that only people can settle may be put to an officer too',
    say('hàng xóm lấn chiếm đất nhà tôi', { status: 'handoff', offers: 'ticket.ask' }),
  ),
  script(
    'a side question is answered, then it goes on where it was',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say(story, { says: 'ticket.field' }),
    choose('Đất đai', { says: 'ticket.place' }),
    say('lệ phí đăng ký kết hôn là bao nhiêu?', {
      status: 'answered',
      topic: 'dang-ky-ket-hon',
      says: ['ticket.goOn', 'ticket.place'],
    }),
    choose(/Bình Lư/, { says: 'ticket.contact' }),
  ),
  script(
    'danger comes first, and the petition waits',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say(story, { says: 'ticket.field' }),
    say('cháy nhà rồi cứu với', { status: 'emergency' }),
    say('đất đai', { says: 'ticket.place' }),
  ),
  script(
    'more of the story is added in any later step',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say(story, { says: 'ticket.field' }),
    say('hôm qua tôi lên hỏi lại thì họ bảo mất hồ sơ rồi', { says: 'ticket.added' }),
    choose('Đất đai'),
    choose(/Bình Lư/),
    choose('ticket.contactAnonymous', { hears: 'họ bảo mất hồ sơ rồi' }),
  ),
  script(
    'a few words are asked to become more, once',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say('đường hỏng', { says: 'ticket.whatMore' }),
    say('ở Sìn Hồ', { says: 'ticket.field' }),
  ),
  script(
    'what is wrong in the read-back is changed, and only that',
    say('gửi phản ánh'),
    say(story),
    choose('Đất đai'),
    choose(/Bình Lư/),
    choose('ticket.contactHere', { says: 'ticket.readBack' }),
    choose('ticket.change', { says: 'ticket.changeWhat' }),
    choose('ticket.part.place', { says: 'ticket.place' }),
    choose('ticket.placeOther', { says: 'ticket.placeWhich' }),
    say('Tân Phong', { says: 'ticket.readBack', hears: 'phường Tân Phong' }),
  ),
  script(
    'a place that is in no list is written down as it was said',
    say('gửi phản ánh'),
    say('Cái cầu treo vào bản bị gãy ván, trẻ con đi học rất nguy hiểm'),
    choose('Giao thông', { says: 'ticket.placeWhich' }),
    say('bản Nậm Xyz', { says: 'ticket.placeUnknown' }),
    say('bản Nậm Xyz', { says: 'ticket.contact' }),
    choose('ticket.contactHere', { hears: 'Nơi xảy ra: bản Nậm Xyz' }),
  ),
  script(
    'a place told out of turn is added, in the list or not',
    say('gửi phản ánh'),
    say('Cái cầu treo vào bản bị gãy ván, trẻ con đi học rất nguy hiểm'),
    choose('Giao thông', { says: 'ticket.placeWhich' }),
    choose('ticket.placeNone', { says: 'ticket.contact' }),
    choose('ticket.contactHere', { says: 'ticket.readBack' }),
    say('xã Phú Xuân', {
      says: ['ticket.added', 'ticket.readBack'],
      hears: 'Nơi xảy ra: xã Phú Xuân',
    }),
    say('ở xã Bình Lư', { says: 'ticket.added', hears: 'xã Bình Lư' }),
    say('bạn ơi', { hears: 'xã Bình Lư' }),
  ),
  script(
    'another language asked for on the way is no part of the story',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say('english please', { hears: 'I will speak English' }),
    say('tiếng việt', { says: ['control.languageChanged', 'ticket.what'] }),
  ),
  script(
    'nothing is sent when the citizen thinks better of it',
    say('gửi phản ánh'),
    say(story),
    say('thôi không gửi nữa', { says: 'ticket.cancelled' }),
  ),
  script(
    'who goes away finds the draft again, days later',
    say('gửi phản ánh'),
    say(story, { says: 'ticket.field' }),
    say('để sau', { says: 'ticket.kept', offers: 'ticket.continue' }),
    say('xin chào', { says: 'ticket.resume', offers: 'ticket.continue' }, 2 * day),
    choose('ticket.continue', { says: 'ticket.field' }),
    choose('Đất đai', { says: 'ticket.place' }),
  ),
  script(
    'a greeting after a long silence is not taken for the story',
    say('gửi phản ánh', { says: 'ticket.what' }),
    say('đăng ký tạm trú cần gì', { status: 'answered', topic: 'dang-ky-tam-tru' }, day),
  ),
  script(
    'a complaint by law is told where it has to go as well',
    say('gửi phản ánh'),
    say('Tôi khiếu nại quyết định thu hồi đất của nhà tôi ở xã Bình Lư'),
    choose('Đất đai'),
    choose(/Bình Lư/),
    choose('ticket.contactHere', { says: ['ticket.readBack', 'ticket.byLaw'] }),
  ),
  script(
    'a collaborator reports by code, for somebody else',
    say('CTV-TP01', { says: 'ticket.behalf' }),
    choose('ticket.behalfYes', { says: 'ticket.what' }),
    say('Bà Sùng ở xã Bình Lư không biết chữ, ba lần lên một cửa đều bị bảo về'),
    choose(/Một cửa/),
    choose(/Bình Lư/),
    choose('ticket.contactHere', { hears: 'Báo cáo của cộng tác viên' }),
    choose('ticket.send', { says: 'ticket.sent' }),
  ),
];
