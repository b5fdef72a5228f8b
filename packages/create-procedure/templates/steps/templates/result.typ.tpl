#import "/motcua/1/official.typ": *

#let data = json("/data.json")

#show: official-document.with(title: "__NAME_VI__", size: 13pt)

#official-heading(name: "Ủy ban nhân dân\n" + data.wardName, number: none, place-date: none)
#document-kind("Giấy xác nhận", about: [Mã hồ sơ: #data.dossierCode])

Xác nhận ông/bà #strong(data.requesterName) đã thực hiện thủ tục “__NAME_VI__”.

Mục đích sử dụng: #data.purpose.

Phí: #data.totalFee đồng.

#v(1em)
#align(right, signature(office: data.signerOffice, note: "(Ký, ghi rõ họ tên và đóng dấu)", name: data.signerName, room: 20mm, size: 13pt))
