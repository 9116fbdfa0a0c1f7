import { choose, play, say, script } from '../support/script';
import type { Script } from '../support/script';
import { Talk, theRealBrain, translate } from '../support/talk';
import type { Form } from '../support/talk';

/** Four people's ways from the first words to the end, as they were once walked by hand. */
const walks: readonly Script[] = [
  script(
    'an unmarried mother gets a birth certificate for her child',
    say('em là mẹ đơn thân, muốn làm giấy khai sinh cho con', {
      status: 'answered',
      topic: 'dang-ky-khai-sinh',
    }),
    say('cần giấy tờ gì', { topic: 'dang-ky-khai-sinh', facet: 'documents' }),
    choose('suggest.dossier', { says: 'dossier.intro', hears: 'Bé sinh ở đâu?' }),
    choose(/^Ở Việt Nam/),
    choose(/Cả hai là người Việt/),
    choose(/để trống tên cha/),
    choose(/Có bản giấy/),
    choose(/người thân/),
    choose(/Chưa quá 60 ngày/, {
      status: 'dossier',
      topic: 'dang-ky-khai-sinh',
      says: ['dossier.nop', 'dossier.keep', 'answer.code'],
      hears: 'Giấy chứng sinh',
    }),
    say('lệ phí bao nhiêu', { topic: 'dang-ky-khai-sinh', facet: 'fee' }),
    say('hướng dẫn từng bước', { hears: 'Bước 1/' }),
    choose('guide.next', { hears: 'Bước 2/' }),
    choose('guide.stuck', { says: 'guide.stuckList' }),
    choose(/chọn xã nào/, { hears: 'Bước 2/' }),
    choose('guide.next', { hears: 'Bước 3/' }),
    choose('guide.next', { hears: 'Bước 4/' }),
    choose('guide.next', { hears: 'Bước 5/' }),
    choose('guide.next', { hears: 'Bước 6/' }),
    choose('guide.next', { hears: 'Bước 7/' }),
    choose('guide.next', { says: 'guide.done', facet: 'result' }),
    say('cảm ơn em', { status: 'smalltalk' }),
  ),
  script(
    'parents report the lost passport of their child and ask for a new one',
    say('con toi bi mat ho chieu', { status: 'answered', topic: 'mat-ho-chieu' }),
    say('báo mất ở đâu', { topic: 'mat-ho-chieu', facet: 'where' }),
    say('lập danh sách giấy tờ của tôi', { says: 'dossier.intro' }),
    choose(/^Báo mất/),
    choose(/Trong nước/),
    choose(/dưới 14/, {
      status: 'dossier',
      topic: 'mat-ho-chieu',
      says: ['dossier.nop', 'dossier.keep'],
      hears: 'TK05',
    }),
    say('làm lại hộ chiếu cho bé thế nào', { topic: 'cap-ho-chieu-tre-em', facet: 'steps' }),
    say('lệ phí bao nhiêu', { topic: 'cap-ho-chieu-tre-em', facet: 'fee' }),
    say('bao lâu thì có', { topic: 'cap-ho-chieu-tre-em', facet: 'time' }),
    say('quay lại việc lúc nãy', { topic: 'mat-ho-chieu' }),
  ),
  script(
    'a son takes over the land of his late father',
    say('bố tôi mất để lại mảnh đất, giờ sang tên sổ đỏ cho tôi thì làm sao', {
      status: 'answered',
      topic: 'sang-ten-dat',
    }),
    say('cần giấy tờ gì', { topic: 'sang-ten-dat', facet: 'documents' }),
    choose('suggest.dossier', { says: 'dossier.intro' }),
    choose(/Thừa kế/),
    choose(/cha mẹ con/),
    choose(/Cả thửa/),
    choose(/Một người/, {
      status: 'dossier',
      topic: 'sang-ten-dat',
      says: ['dossier.nop', 'dossier.keep'],
      hears: 'di sản',
    }),
    say('thuế phí thế nào', { topic: 'sang-ten-dat', facet: 'fee', says: 'answer.more' }),
    choose('suggest.full', { topic: 'sang-ten-dat', facet: 'fee' }),
    say('nộp ở đâu', { topic: 'sang-ten-dat', facet: 'where' }),
    say('anh em tôi không chịu chia', { status: 'handoff', says: 'handoff.dispute' }),
  ),
  script(
    'someone waits in vain for the code of VNeID and ends with a person',
    say('vneid không gửi mã otp', { status: 'answered', topic: 'su-co-dang-nhap' }),
    say('hướng dẫn từng bước', { hears: 'Bước 1/' }),
    choose('guide.next', { hears: 'Bước 2/' }),
    choose('guide.next', { hears: 'Bước 3/' }),
    choose('guide.stuck', { says: 'guide.stuckList' }),
    choose(/OTP/, { hears: 'Bước 3/' }),
    choose('guide.stuck', { says: 'guide.stuckList' }),
    choose('guide.other', {
      status: 'handoff',
      says: ['handoff.stuck', 'handoff.where', 'handoff.codeAbout', 'handoff.next'],
    }),
    choose('guide.resumeShort', { hears: 'Bước 3/' }),
    choose('guide.stop', { says: 'guide.stopped' }),
  ),
];

describe.each<Form>(['web', 'text'])('a walk from first words to the end in %s form', (form) => {
  it.each(walks.map((walk) => [walk.name, walk] as const))('%s', async (_name, walk) => {
    const talk = await Talk.begin(await theRealBrain(), form);

    await play(talk, walk);

    await talk.close();
  });
});

it('gives the list of papers an address that opens the same list and names nobody', async () => {
  const talk = await Talk.begin(await theRealBrain());
  await play(talk, walks[1]!);
  const codes = await talk.store.answers.list({ statuses: ['dossier'], limit: 5 });
  const [kept] = codes;

  expect(codes).toHaveLength(1);
  expect(talk.everythingHeard).toContain(`https://tro-ly.test/tra-loi/${kept?.code}`);
  expect((kept?.answer as { text: string }).text).toContain(translate('vi', 'dossier.nop'));
  expect(JSON.stringify(kept?.answer)).not.toContain('citizen');
  await talk.close();
});
