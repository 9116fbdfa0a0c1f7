import { choose, say, script } from '../support/script';
import type { Script } from '../support/script';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Dialogues a citizen could read, by behaviour; each is played in the web and in the text form. */
export const scripts: Readonly<Record<string, readonly Script[]>> = {
  'which topic is meant': [
    script(
      'a vague question is asked back with numbers, and the first choice opens its topic',
      say('gia hạn', { status: 'clarification', says: 'clarify.ask' }),
      choose('Gia hạn tạm trú', { status: 'answered', topic: 'gia-han-tam-tru' }),
    ),
    script(
      'a few words of an alternative are enough',
      say('bản sao', { status: 'clarification', says: 'clarify.ask' }),
      say('trích lục', { topic: 'trich-luc-ho-tich' }),
    ),
    script(
      'so is a word without marks',
      say('gia hạn', { status: 'clarification' }),
      say('tam tru', { status: 'answered', topic: 'gia-han-tam-tru' }),
    ),
    script(
      'a no leads to the next likely topics, then to the menu, then to a person',
      say('đổi bằng lái', { status: 'answered' }),
      say('không phải', { status: 'clarification', says: 'clarify.next' }),
      choose('clarify.none', { says: 'clarify.menu', offers: 'menu.person' }),
      say('không phải các việc này', {
        status: 'handoff',
        says: ['handoff.misses', 'handoff.where'],
      }),
    ),
    script(
      'a new question after a clarification is answered instead',
      say('bản sao', { status: 'clarification' }),
      say('đăng ký tạm trú cần giấy tờ gì', { topic: 'dang-ky-tam-tru', facet: 'documents' }),
    ),
    script(
      'the same alternatives are not offered twice in a row',
      say('sang tên', { status: 'clarification', says: 'clarify.ask' }),
      say('tôi muốn sang tên', { says: 'clarify.next' }),
    ),
    script(
      'a wrong answer is followed by what else it could have been',
      say('đăng ký khai sinh', { status: 'answered', topic: 'dang-ky-khai-sinh' }),
      say('sai rồi', { status: 'clarification', says: 'clarify.next' }),
      say('2', { status: 'answered', notTopic: 'dang-ky-khai-sinh' }),
    ),
    script(
      'what was turned down once does not come back',
      say('đổi bằng lái', { topic: 'doi-giay-phep-lai-xe' }),
      say('không phải cái này', { status: 'clarification' }),
      say('1', { status: 'answered', notTopic: 'doi-giay-phep-lai-xe' }),
      say('không đúng', { says: 'clarify.menu', offers: 'menu.person' }),
      say('không phải', { status: 'handoff' }),
    ),
    script(
      'a no that names what is wanted is read as that',
      say('mẹ đơn thân làm khai sinh cho con', { topic: 'dang-ky-khai-sinh' }),
      say('không phải, tôi hỏi lệ phí', { topic: 'dang-ky-khai-sinh', facet: 'fee' }),
    ),
    script(
      'a number that nothing bears is asked again',
      say('đăng ký tạm trú'),
      say('77', { says: 'choice.range' }),
    ),
    script(
      'a number with nothing on offer gets the ways out',
      say('5', { says: 'choice.none', offers: 'menu.open' }),
    ),
    script(
      'a number is understood as people write it',
      say('menu'),
      say('số 3', { says: 'menu.topics' }),
      say('chọn 2 ạ', { status: 'answered', notTopic: 'khong-co' }),
    ),
  ],
  'what was talked about': [
    script(
      'a question without a subject stays on the topic',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon', facet: 'documents' }),
      say('thế lệ phí thì sao', { topic: 'dang-ky-ket-hon', facet: 'fee' }),
      say('làm ở đâu vậy', { topic: 'dang-ky-ket-hon', facet: 'where' }),
      say('bao lâu thì có', { topic: 'dang-ky-ket-hon', facet: 'time' }),
    ),
    script(
      'the same without marks',
      say('dang ky ket hon can giay to gi', { topic: 'dang-ky-ket-hon' }),
      say('the le phi thi sao', { topic: 'dang-ky-ket-hon', facet: 'fee' }),
      say('lam o dau vay', { topic: 'dang-ky-ket-hon', facet: 'where' }),
    ),
    script(
      'another person changes the topic but not what is asked',
      say('Cấp hộ chiếu phổ thông (từ đủ 14 tuổi) – Hồ sơ', {
        topic: 'cap-ho-chieu',
        facet: 'documents',
      }),
      say('còn trẻ em thì sao', { topic: 'cap-ho-chieu-tre-em', facet: 'documents' }),
    ),
    script(
      'a new subject that opens like a continuation switches too',
      say('làm lại thẻ bảo hiểm y tế bị mất', { topic: 'cap-lai-the-bhyt' }),
      say('thế bằng lái thì sao', { topic: 'doi-giay-phep-lai-xe' }),
    ),
    script(
      'a new subject switches',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
      say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru', facet: 'where' }),
      say('lệ phí bao nhiêu', { topic: 'dang-ky-tam-tru', facet: 'fee' }),
    ),
    script(
      'going back opens the earlier topic where it was left',
      say('đăng ký kết hôn mất bao nhiêu tiền', { topic: 'dang-ky-ket-hon', facet: 'fee' }),
      say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru' }),
      say('quay lại việc lúc nãy', { topic: 'dang-ky-ket-hon', facet: 'fee' }),
      say('quay lại', { topic: 'dang-ky-tam-tru' }),
    ),
    ...['quay lại khai sinh', 'quay lai khai sinh', 'trở lại cái khai sinh lúc nãy nhé'].map(
      (words) =>
        script(
          `“${words}” opens the topic it names, not the one before`,
          say('lệ phí đăng ký khai sinh', { topic: 'dang-ky-khai-sinh' }),
          say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
          say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru' }),
          say(words, { status: 'answered', topic: 'dang-ky-khai-sinh' }),
        ),
    ),
    script(
      'the topic before is opened where it was left, also by its name',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
      say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru' }),
      say('quay lại kết hôn', { topic: 'dang-ky-ket-hon', facet: 'documents' }),
    ),
    script(
      'a question about the earlier topic is answered about it',
      say('cấp đổi thẻ căn cước cần gì', { topic: 'cap-doi-the-can-cuoc' }),
      say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru' }),
      say('lệ phí của việc lúc nãy là bao nhiêu', { topic: 'cap-doi-the-can-cuoc', facet: 'fee' }),
    ),
    script(
      'nothing to go back to is said kindly',
      say('quay lại', { says: 'control.nothingBack' }),
    ),
    script(
      'the context fades after half an hour',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
      say('lệ phí bao nhiêu', { notTopic: 'dang-ky-ket-hon' }, 31 * minute),
    ),
    script(
      'but not before',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
      say('lệ phí bao nhiêu', { topic: 'dang-ky-ket-hon', facet: 'fee' }, 20 * minute),
    ),
    script(
      'three short messages are read as one',
      say('tôi muốn', { says: 'smalltalk.goOn' }),
      say('làm hộ chiếu', {}, 2000),
      say('cho con', { topic: 'cap-ho-chieu-tre-em' }, 2000),
    ),
    script(
      'two questions of one message are answered in order',
      say('Lệ phí đăng ký kết hôn là bao nhiêu? Đăng ký tạm trú ở đâu?', {
        hears: 'Đăng ký kết hôn',
      }),
      say('bao lâu thì có', { topic: 'dang-ky-tam-tru', facet: 'time' }),
    ),
    script(
      'the words of a button work as well as the button',
      say('đăng ký tạm trú', { topic: 'dang-ky-tam-tru' }),
      say('Lệ phí bao nhiêu?', { topic: 'dang-ky-tam-tru', facet: 'fee' }),
      say('căn cứ pháp luật', { topic: 'dang-ky-tam-tru', facet: 'legal' }),
    ),
    script(
      'a long answer is shown in full on request',
      say('Sang tên sổ đỏ khi mua bán, tặng cho, thừa kế – Lệ phí', { says: 'answer.more' }),
      choose('suggest.full', { topic: 'sang-ten-dat', facet: 'fee' }),
    ),
    script(
      'and by words',
      say('Sang tên sổ đỏ khi mua bán, tặng cho, thừa kế – Lệ phí', { says: 'answer.more' }),
      say('xem hết đi', { topic: 'sang-ten-dat', facet: 'fee' }),
    ),
    script(
      'starting again forgets the topic',
      say('đăng ký kết hôn cần giấy tờ gì', { topic: 'dang-ky-ket-hon' }),
      say('bắt đầu lại', { says: 'control.restarted' }),
      say('lệ phí bao nhiêu', { notTopic: 'dang-ky-ket-hon' }),
    ),
  ],
  'the papers of a case': [
    script(
      'a few choices lead to the list, with a link to keep it',
      say('Đăng ký tạm trú – Túi hồ sơ', { says: 'dossier.intro' }),
      say('1'),
      say('1'),
    ),
    script(
      'the answer may be given in words',
      say('Đăng ký khai sinh – Túi hồ sơ', { says: 'dossier.intro' }),
      say('ở Việt Nam', { says: 'dossier.next' }),
      say('cả hai là người Việt', { says: 'dossier.next' }),
      say('để trống tên cha', { says: 'dossier.next' }),
    ),
    script(
      'one step back asks the question before again',
      say('Đăng ký khai sinh – Túi hồ sơ', { hears: 'Bé sinh ở đâu?' }),
      choose('Ở Việt Nam', { hears: 'Cha mẹ bé là ai?' }),
      say('quay lại', { hears: 'Bé sinh ở đâu?' }),
    ),
    script(
      'who does not know is not pressed',
      say('Đăng ký khai sinh – Túi hồ sơ'),
      say('tôi không biết', { says: 'dossier.unsure', hears: 'Bé sinh ở đâu?' }),
    ),
    ...['không biết', 'không rõ', 'ko biet', 'chưa rõ', 'không rõ đất có thế chấp hay không'].map(
      (words) =>
        script(
          `“${words}” is not the choice “Không”`,
          say('Sang tên sổ đỏ khi mua bán, tặng cho, thừa kế – Túi hồ sơ'),
          choose('Mua bán'),
          choose('Không phải', { hears: 'thế chấp ngân hàng' }),
          say(words, { says: 'dossier.unsure', hears: 'thế chấp ngân hàng' }),
          say('không', { says: 'dossier.next' }),
        ),
    ),
    script(
      'an unreadable reply is asked once more, then taken as a question',
      say('Đăng ký khai sinh – Túi hồ sơ'),
      say('blup', { says: 'dossier.unclear' }),
      say('đăng ký tạm trú ở đâu', { topic: 'dang-ky-tam-tru' }),
    ),
    script(
      'a question in between is answered, and the list goes on where it was',
      say('Đăng ký khai sinh – Túi hồ sơ'),
      choose('Ở Việt Nam', { hears: 'Cha mẹ bé là ai?' }),
      say('lệ phí bao nhiêu?', {
        topic: 'dang-ky-khai-sinh',
        facet: 'fee',
        says: 'dossier.resume',
      }),
      choose('dossier.continue', { hears: 'Cha mẹ bé là ai?' }),
    ),
    script(
      'an unfinished list is offered again days later',
      say('Đăng ký khai sinh – Túi hồ sơ'),
      choose('Ở Việt Nam', { hears: 'Cha mẹ bé là ai?' }),
      say('dừng lại', { says: 'dossier.stopped' }),
      say('xin chào', { says: ['smalltalk.greeting', 'dossier.resume'] }, 3 * day),
      say('làm tiếp', { hears: 'Cha mẹ bé là ai?' }),
    ),
    script(
      'the wish for a person is heard in the middle of the questions',
      say('Đăng ký khai sinh – Túi hồ sơ'),
      say('cho gặp cán bộ', { status: 'handoff' }),
    ),
    script(
      'words about a topic open its questions',
      say('lập danh sách giấy tờ làm hộ chiếu cho con', { says: 'dossier.intro' }),
    ),
    script(
      'without a topic it is asked which',
      say('lập danh sách giấy tờ cho tôi', { says: 'walk.dossier' }),
    ),
    script(
      'the list of the present topic opens by words',
      say('đăng ký tạm trú', { topic: 'dang-ky-tam-tru' }),
      say('lập danh sách giấy tờ của tôi', { says: 'dossier.intro' }),
    ),
  ],
  'step by step': [
    script(
      'one step a message, forward and back',
      say('hướng dẫn từng bước đăng ký tạm trú', { hears: 'Bước 1/' }),
      choose('guide.next', { hears: 'Bước 2/' }),
      choose('guide.next', { hears: 'Bước 3/' }),
      choose('guide.back', { hears: 'Bước 2/' }),
    ),
    script(
      'the steps of the present topic',
      say('đăng ký tạm trú', { topic: 'dang-ky-tam-tru' }),
      say('hướng dẫn tôi từng bước', { hears: 'Bước 1/' }),
    ),
    script('without a topic it is asked which', say('hướng dẫn từng bước', { says: 'walk.guide' })),
    script(
      'a step may be named',
      say('Đăng ký tạm trú – Từng bước', { hears: 'Bước 1/' }),
      say('bước 4', { hears: 'Bước 4/' }),
      say('bước 99', { hears: 'Bước 4/' }),
    ),
    script(
      'who is stuck sees the known errors, and the fix, and the step again',
      say('Đăng ký khai sinh – Từng bước', { hears: 'Bước 1/' }),
      choose('guide.stuck', { says: 'guide.stuckList' }),
      choose('Không đăng nhập được', { hears: 'Bước 1/' }),
    ),
    script(
      'a known error may be written at once',
      say('Đăng ký khai sinh – Từng bước', { hears: 'Bước 1/' }),
      say('tôi không đăng nhập được', { hears: 'Bước 1/' }),
    ),
    script(
      'an unknown error leads to a person, and the guide can go on',
      say('Đăng ký khai sinh – Từng bước', { hears: 'Bước 1/' }),
      choose('guide.stuck', { says: 'guide.stuckList' }),
      choose('guide.other', { status: 'handoff', says: ['handoff.stuck', 'handoff.where'] }),
      choose('guide.resumeShort', { hears: 'Bước 1/' }),
    ),
    script(
      'a stop is remembered for days',
      say('Đăng ký tạm trú – Từng bước', { hears: 'Bước 1/' }),
      choose('guide.next', { hears: 'Bước 2/' }),
      choose('guide.stop', { says: 'guide.stopped' }),
      say('xin chào', { says: ['smalltalk.greeting', 'guide.resume'] }, 5 * day),
      say('làm tiếp', { hears: 'Bước 2/' }),
    ),
    script(
      'a question in between is answered, and the guide goes on',
      say('Đăng ký tạm trú – Từng bước', { hears: 'Bước 1/' }),
      choose('guide.next', { hears: 'Bước 2/' }),
      say('lệ phí bao nhiêu', { topic: 'dang-ky-tam-tru', facet: 'fee' }),
      say('làm tiếp', { hears: 'Bước 2/' }),
    ),
    script(
      'the end tells what one receives',
      say('Đăng ký tạm trú – Từng bước', { hears: 'Bước 1/' }),
      say('bước 7', { hears: 'Bước 7/' }),
      say('xong rồi', { says: 'guide.done', topic: 'dang-ky-tam-tru', facet: 'result' }),
    ),
  ],
  people: [
    script(
      'who asks for a person learns where, when and what happens next',
      say('tôi muốn gặp cán bộ', {
        status: 'handoff',
        says: ['handoff.asked', 'handoff.where', 'handoff.next'],
      }),
    ),
    script(
      'after an answer the person gets a code to look it up',
      say('đăng ký tạm trú cần gì', { topic: 'dang-ky-tam-tru' }),
      say('cho tôi gặp người thật', { status: 'handoff', says: 'handoff.codeAbout' }),
    ),
    script(
      'two questions without an answer bring the offer by itself',
      say('nồi cơm điện loại nào tốt', { status: 'unanswered_low_score' }),
      say('đội bóng nào vô địch', { says: ['handoff.misses', 'handoff.where'] }),
    ),
    script(
      'what still does not work after the known errors goes to a person',
      say('Lỗi đăng nhập, không nhận được mã OTP', { topic: 'su-co-dang-nhap', facet: 'overview' }),
      say('tôi làm rồi vẫn không được', { topic: 'su-co-dang-nhap', facet: 'trouble' }),
      say('em thử rồi vẫn không vào được', { status: 'handoff', says: 'handoff.stuck' }),
    ),
    script(
      'a grievance about an official leads to petition, not to an article',
      say('cán bộ xã hạch sách, không nhận hồ sơ của tôi', {
        status: 'petition',
        says: 'petition.offer',
        offers: 'menu.person',
      }),
      choose('Gửi phản ánh, kiến nghị; hồ sơ trễ hạn', { topic: 'phan-anh-kien-nghi' }),
    ),
    script(
      'so does a late file',
      say('hồ sơ của tôi nộp hai tháng rồi chưa có kết quả', { status: 'petition' }),
    ),
    script(
      'and an officer asking for money',
      say('cán bộ phường vòi tiền tôi', { status: 'petition' }),
    ),
    script(
      'a quarrel over inheritance is led to conciliation and legal aid',
      say('anh em tôi tranh chấp đất bố mẹ để lại', { status: 'handoff', says: 'handoff.dispute' }),
    ),
    script('a divorce too', say('tôi muốn ly hôn chồng tôi', { says: 'handoff.dispute' })),
    script(
      'a neighbour who builds over the line too',
      say('hàng xóm xây lấn đất nhà tôi', { says: 'handoff.dispute' }),
    ),
    script(
      'a dismissal too',
      say('công ty đuổi việc tôi mà không trả lương', { says: 'handoff.dispute' }),
    ),
    script(
      'a debt too',
      say('người quen vay tiền tôi không chịu trả', { says: 'handoff.dispute' }),
    ),
    script(
      'papers after a dispute are still papers',
      say('đã ly hôn giờ xin giấy độc thân cần gì', { topic: 'xac-nhan-tinh-trang-hon-nhan' }),
    ),
  ],
  danger: [
    script(
      'goes before the questions of a list, which then go on',
      say('Đăng ký khai sinh – Túi hồ sơ', { hears: 'Bé sinh ở đâu?' }),
      say('nhà tôi đang cháy', { status: 'emergency', hears: '114' }),
      say('ở Việt Nam', { hears: 'Cha mẹ bé là ai?' }),
    ),
    script(
      'goes before the steps of a guide',
      say('Đăng ký tạm trú – Từng bước', { hears: 'Bước 1/' }),
      say('có người gọi xưng công an bắt tôi đọc mã OTP', { status: 'emergency', hears: '113' }),
      say('tiếp', { hears: 'Bước 2/' }),
    ),
    script(
      'is heard without marks',
      say('me toi ngat xiu khong tinh', { status: 'emergency', hears: '115' }),
    ),
  ],
  'the language spoken': [
    script(
      'a short message in an English talk is answered in English',
      say('how do I register a marriage?', { topic: 'dang-ky-ket-hon' }),
      say('can I talk to a person?', { status: 'handoff', hears: 'ask the people in charge' }),
      say('speak to someone', { status: 'handoff', hears: 'ask the people in charge' }),
      say('bye', { status: 'smalltalk', hears: 'Goodbye' }),
    ),
    script(
      'a language that is named is spoken from then on',
      say('xin chào', { says: 'smalltalk.greeting' }),
      say('english please', { status: 'smalltalk', hears: 'I will speak English' }),
      say('ok', { hears: 'All right' }),
      say('speak Vietnamese', { says: 'control.languageChanged' }),
      say('nói tiếng Anh đi', { hears: 'I will speak English' }),
      say('tiếng việt', { says: 'control.languageChanged' }),
    ),
    script(
      'it may be changed in the middle of a list of papers',
      say('Đăng ký khai sinh – Túi hồ sơ', { says: 'dossier.intro' }),
      say('english please', { hears: 'I will speak English' }),
    ),
  ],
  'manners and menus': [
    script(
      'a greeting is returned',
      say('xin chào', { status: 'smalltalk', says: 'smalltalk.greeting' }),
    ),
    script('thanks are answered', say('cảm ơn bạn nhiều', { says: 'smalltalk.thanks' })),
    script('what it is is said openly', say('bạn là ai', { says: 'smalltalk.who' })),
    script(
      'an insult is met calmly and the next question answered',
      say('mày ngu quá', { status: 'refused_abuse', says: 'refused.abuse' }),
      say('đăng ký tạm trú cần gì', { topic: 'dang-ky-tam-tru' }),
    ),
    script(
      'menus lead from group to topic by numbers',
      say('xem các nhóm việc', { says: 'menu.groups' }),
      say('3', { says: 'menu.topics' }),
      choose('Đăng ký tạm trú', { topic: 'dang-ky-tam-tru' }),
    ),
    script(
      'menus lead from a life event',
      say('chọn theo việc trong đời', { says: 'menu.chooseEvent' }),
      choose('Sinh con', { says: 'menu.topics' }),
      choose('Đăng ký khai sinh', { topic: 'dang-ky-khai-sinh' }),
    ),
    script(
      'a menu entry may be written',
      say('menu', { says: 'smalltalk.help' }),
      say('cư trú', { says: 'menu.topics' }),
      say('tạm vắng', { topic: 'khai-bao-tam-vang' }),
    ),
    script(
      'an empty message is helped on',
      say('???', { status: 'refused_empty', says: 'refused.empty' }),
    ),
    script(
      'data are deleted only after a yes',
      say('đăng ký tạm trú cần gì'),
      say('xoá dữ liệu của tôi', { says: 'control.eraseConfirm' }),
      choose('control.no', { says: 'control.eraseKept' }),
      say('xoá dữ liệu của tôi', { says: 'control.eraseConfirm' }),
      choose('control.yes', { says: 'control.eraseDone' }),
      say('lệ phí bao nhiêu', { notTopic: 'dang-ky-tam-tru' }),
    ),
  ],
};
