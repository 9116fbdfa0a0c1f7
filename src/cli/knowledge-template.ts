/** The commented template of `knowledge new`; it passes the parser, but not the check, until filled in. */
export function articleTemplate(group: string, topic: string, day: string): string {
  const provenance = `{ legal: [], asOf: ${day}, checkedOn: ${day}, recheckBy: ${later(day)}, confidence: low, source: "nơi bạn đã đọc" }`;
  return `---
id: ${topic}
title: Tên thủ tục, viết như người dân gọi
titles: { en: English title }
group: ${group}
# code: "1.001193"            # mã thủ tục, chỉ khi chắc chắn còn hiệu lực
level: toan-trinh             # toan-trinh | mot-phan | thong-tin
audience: [nguoi-dan]         # nguoi-dan | ho-kinh-doanh | doanh-nghiep
authority: Cơ quan giải quyết
portalUrl: https://dichvucong.gov.vn
lifeEvents: []                # sinh-con, ket-hon … (xem nhom.yaml)
aliases: []                   # tên gọi khác, tên cũ, viết tắt
questions:                    # ít nhất 15 câu, viết như người dân gõ: có dấu, không dấu, nói tắt
${Array.from({ length: 15 }, (_, i) => `  - Câu hỏi mẫu ${i + 1}`).join('\n')}
outside:                      # câu hỏi gần giống nhưng bài này KHÔNG trả lời
  - Câu hỏi ngoài phạm vi
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
Việc này là gì, ai cần làm, có làm trên mạng được không. Hai, ba câu.

## Ai cần làm
- …

## Hồ sơ
- …

## Các bước
1. …

## Lệ phí
- Quy định lâu dài.
- Quy định tạm thời, tự ẩn sau ngày cuối. {until: ${later(day)}}

## Thời hạn
…

## Nơi nộp
…

## Kết quả
…

## Lưu ý
- Điều làm thay đổi lệ phí thì ghi nhãn để hiện cùng phần lệ phí. {for: fee}

## Lỗi thường gặp
- **Lỗi.** Cách xử lý.
`;
}

function later(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 90);
  return date.toISOString().slice(0, 10);
}
