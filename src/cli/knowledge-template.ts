/**
 * The commented template of `knowledge new`. It can be parsed; the check names every `[điền …]`
 * until it is filled in, so that no citizen ever sees one.
 */
export function articleTemplate(group: string, topic: string, day: string): string {
  const provenance = `{ legal: [], asOf: ${day}, checkedOn: ${day}, recheckBy: ${later(day)}, confidence: low, source: "[điền nơi bạn đã đọc]" }`;
  return `---
id: ${topic}
title: "[điền tên việc, viết như người dân gọi]"
titles: { en: "[điền tên tiếng Anh]" }
group: ${group}
# code: "1.001193"            # mã thủ tục, chỉ khi chắc chắn còn hiệu lực; bỏ dấu # ở đầu dòng để dùng
level: toan-trinh             # toan-trinh | mot-phan | thong-tin
audience: [nguoi-dan]         # nguoi-dan | ho-kinh-doanh | doanh-nghiep
authority: "[điền cơ quan giải quyết]"
portalUrl: https://dichvucong.gov.vn
lifeEvents: []                # sinh-con, ket-hon … (xem nhom.yaml)
aliases: []                   # tên gọi khác, tên cũ, viết tắt
questions:                    # ít nhất 15 câu, viết như người dân gõ: có dấu, không dấu, nói tắt
${Array.from({ length: 15 }, (_, i) => `  - "[điền câu hỏi mẫu ${i + 1}]"`).join('\n')}
outside:                      # câu hỏi gần giống nhưng bài này KHÔNG trả lời
  - "[điền câu hỏi ngoài phạm vi]"
related: []                   # mã các bài liên quan
provenance:                   # căn cứ của từng phần; legal là mã trong can-cu.yaml
  default: ${provenance}
  documents: ${provenance}
  fee: ${provenance}
  time: ${provenance}
  where: ${provenance}
unverified: []                # điều chưa kiểm chứng được
review: { status: draft }     # cán bộ có thẩm quyền đọc xong: { status: reviewed, by: Họ tên, on: ${day} }
---

## Tóm tắt
[điền: việc này là gì, ai cần làm, có làm trên mạng được không; hai, ba câu]

## Ai cần làm
- [điền]

## Hồ sơ
- [điền]

## Các bước
1. [điền]

## Lệ phí
- [điền quy định lâu dài]
- [điền quy định tạm thời, tự ẩn sau ngày cuối; không có thì xoá dòng này] {until: ${later(day)}}

## Thời hạn
- [điền]

## Nơi nộp
- [điền] Cần giúp, hãy gọi {{duong-day-nong}}.

## Kết quả
- [điền]

## Lưu ý
- [điền điều làm thay đổi lệ phí; nhãn cuối dòng làm nó hiện cùng phần Lệ phí] {for: fee}

## Lỗi thường gặp
- **[điền lỗi].** [điền cách xử lý]
`;
}

function later(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 90);
  return date.toISOString().slice(0, 10);
}
