import { field, form, section, text } from '@motcua/procedure-sdk';
import { requesterFields } from '@motcua/procedure-sdk/catalogues';

/** Who asks. Kept by the register of certifications and by the receipt. */
const requester = section({
	title: text('Người yêu cầu chứng thực', 'Requester'),
	description: text(
		'Thông tin của người mang giấy tờ đến chứng thực. Không bắt buộc là người đứng tên trên giấy tờ.',
		'The person who brings the papers. It need not be the person named in them.',
	),
	fields: requesterFields,
});

/** The papers: one row per original, because each original has its own fee and its own certification number. */
const papers = section({
	title: text('Giấy tờ cần chứng thực', 'Papers to certify'),
	description: text(
		'Mỗi bản chính ghi một mục. Phí tính theo số trang của bản chính và số bản sao.',
		'One entry per original. The fee depends on the pages of the original and the number of copies.',
	),
	fields: {
		papers: field.group({
			label: text('Danh sách bản chính', 'Originals'),
			itemLabel: text('Bản chính', 'Original'),
			required: true,
			minItems: 1,
			maxItems: 30,
			fields: {
				documentName: field.text({
					label: text('Tên giấy tờ, văn bản', 'Name of the document'),
					help: text('Ví dụ: Bằng tốt nghiệp đại học.', 'For example: university diploma.'),
					required: true,
					maxLength: 200,
				}),
				documentNumber: field.text({
					label: text('Số, ký hiệu giấy tờ', 'Document number'),
					maxLength: 100,
					width: 6,
				}),
				issuer: field.text({
					label: text('Cơ quan cấp', 'Issuing body'),
					required: true,
					maxLength: 200,
					width: 6,
				}),
				pageCount: field.number({
					label: text('Số trang bản chính', 'Pages of the original'),
					help: text(
						'Đếm trang có nội dung; hai mặt của một tờ là hai trang.',
						'Count pages with content; the two sides of a sheet are two pages.',
					),
					required: true,
					min: 1,
					max: 2000,
					unit: text('trang', 'pages'),
					width: 6,
				}),
				copyCount: field.number({
					label: text('Số bản sao yêu cầu', 'Copies asked for'),
					required: true,
					min: 1,
					max: 100,
					unit: text('bản', 'copies'),
					width: 6,
				}),
			},
		}),
		originalCount: field.number({
			label: text('Số bản chính', 'Originals'),
			computed: 'size(papers)',
			width: 6,
		}),
		totalCopies: field.number({
			label: text('Tổng số bản sao', 'Copies in all'),
			computed: "sumBy(papers, 'copyCount')",
			unit: text('bản', 'copies'),
			rules: [
				{
					id: 'totalCopies.many',
					test: 'totalCopies <= 100',
					message: text(
						'Số lượng bản sao lớn: cơ quan có thể hẹn trả thêm tối đa 02 ngày làm việc.',
						'A large number of copies: the office may take up to 2 working days more.',
					),
					severity: 'warning',
				},
			],
			width: 6,
		}),
	},
});

const copies = section({
	title: text('Bản chụp và hình thức nhận', 'Copies and how to receive them'),
	fields: {
		shownAtDesk: field.static({
			label: text(
				'Bản chính phải được xuất trình tại Bộ phận Một cửa để đối chiếu: {{ originalCount }} bản chính.',
				'The originals must be shown at the desk to be compared: {{ originalCount }} original(s).',
			),
			tone: 'info',
		}),
		copies: field.file({
			label: text('Bản chụp giấy tờ (nếu đã có)', 'Copies already made, if any'),
			help: text(
				'Có thể tải lên trước ảnh chụp hoặc tệp PDF để Bộ phận Một cửa chuẩn bị. Không thay cho bản chính.',
				'Photos or a PDF may be sent ahead so that the desk can prepare. They do not replace the original.',
			),
			requiredWhen: 'wantsElectronicCopy == true',
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 20,
		}),
		wantsElectronicCopy: field.boolean({
			label: text('Yêu cầu bản sao điện tử', 'I want a signed electronic copy'),
			help: text(
				'Bản sao điện tử được ký số và gửi qua thư điện tử. Cần tải lên bản chụp đầy đủ các trang.',
				'The electronic copy is signed and sent by e-mail. Upload all pages for it.',
			),
		}),
		originalsSound: field.boolean({
			label: text(
				'Tôi cam đoan bản chính không bị tẩy xóa, sửa chữa, thêm bớt, không bị hư hỏng đến mức không xác định được nội dung và không thuộc loại giấy tờ đóng dấu mật.',
				'I declare that the originals are not erased, altered or added to, not damaged beyond reading, and not classified.',
			),
			required: true,
		}),
	},
});

/** What a citizen fills in. No declaration form exists by law: these are the facts that the register and the fee need. */
export const application = form({
	title: text('Yêu cầu chứng thực bản sao từ bản chính', 'Request to certify copies'),
	sections: { requester, papers, copies },
	rules: [
		{
			id: 'electronicCopy.email',
			test: 'wantsElectronicCopy == false || !blank(requesterEmail)',
			message: text(
				'Để nhận bản sao điện tử, cần có thư điện tử của người yêu cầu.',
				'An e-mail address is needed to receive an electronic copy.',
			),
			severity: 'error',
		},
	],
});
