// Words that carry grammar, courtesy or the form of a question, never a subject.
const vietnamese =
  'tôi tui tớ em mình anh chị bạn bác cô chú ông bà cháu ta ai nó họ chúng các những mọi mỗi từng ' +
  'là thì mà và với hay hoặc nhưng nên vì do bởi nếu khi lúc lại cũng vẫn còn đã đang sẽ sắp vừa mới rồi ' +
  'có không chưa chẳng được bị phải cần muốn nhờ giúp giùm dùm cho của ở tại trong ngoài trên dưới từ đến tới về ra vào lên xuống qua theo để cùng ' +
  'gì nào sao đâu mấy bao nhiêu lâu thế vậy này kia đó ấy đây nay hôm giờ ngay luôn nữa rất quá lắm hơn nhất chỉ cả đều cứ thôi ' +
  'ạ à ơi nhé nha nhỉ hả hở dạ vâng ừ ok xin hỏi biết bảo nói kêu thấy nghe hiểu làm như thôi nhiều ít một hai ba ' +
  'chào cảm ơn thưa kính gửi mong vui lòng giải đáp tư vấn trả lời quy hiện hành pháp luật luật sư việc cách ' +
  'dc đc hông hong hổng hong dzậy dậy vầy zậy z k ko kg hem nghen nghe hen hử chi mô răng rứa tê ni nớ bển đặng';
const english =
  'i you he she it we they me my your his her its our their a an the this that these those is are am was were be been ' +
  'do does did have has had can could may might will would shall should must need want like to of in on at for with by from ' +
  'and or but if not no yes how what where when which who why much many long there here please about tell get make';
const words = new Set(`${vietnamese} ${english}`.split(' '));

/** True for words that say nothing about the subject of a question. */
export function isFunctionWord(token: string): boolean {
  return words.has(token);
}
