import { field, form, section, text } from '@motcua/procedure-sdk';
import { deliveryFields, requesterFields, truthDeclared } from '@motcua/procedure-sdk/catalogues';

const requester = section({
	title: text('Người yêu cầu cấp bản sao', 'Requester'),
	description: text(
		'Có thể yêu cầu tại bất kỳ phường, xã nào, không phụ thuộc nơi cư trú. Bản sao được cấp từ Cơ sở dữ liệu hộ tịch.',
		'May be asked for in any commune, wherever one lives. Copies are issued from the civil-status data.',
	),
	fields: {
		...requesterFields,
		relationToSubject: field.choice({
			label: text('Quan hệ với người được cấp bản sao', 'Relation to the person of the entry'),
			required: true,
			display: 'select',
			options: [
				{ value: 'self', label: text('Bản thân', 'Myself') },
				{ value: 'spouse', label: text('Vợ, chồng', 'Spouse') },
				{ value: 'parent', label: text('Cha, mẹ', 'Parent') },
				{ value: 'child', label: text('Con', 'Child') },
				{ value: 'relative', label: text('Người thân thích khác', 'Another relative') },
				{ value: 'organisation', label: text('Cơ quan, tổ chức', 'Body or organisation') },
				{ value: 'authorised', label: text('Người được ủy quyền', 'Authorised person') },
			],
		}),
		authorisation: field.file({
			label: text('Văn bản ủy quyền', 'Authorisation'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "relationToSubject == 'authorised'",
		}),
	},
});

/** The entry that is looked for: the more is known of it, the sooner it is found. */
const entry = section({
	title: text('Việc hộ tịch đã đăng ký', 'The entry'),
	fields: {
		eventType: field.choice({
			label: text('Loại việc hộ tịch', 'Kind of entry'),
			required: true,
			options: [
				{ value: 'birth', label: text('Khai sinh', 'Birth') },
				{ value: 'marriage', label: text('Kết hôn', 'Marriage') },
				{ value: 'death', label: text('Khai tử', 'Death') },
				{ value: 'other', label: text('Việc hộ tịch khác', 'Another') },
			],
		}),
		copyKind: field.choice({
			label: text('Loại bản sao', 'Kind of copy'),
			required: true,
			options: [
				{ value: 'certificate', label: text('Bản sao Giấy khai sinh', 'Copy of the birth certificate') },
				{ value: 'extract', label: text('Bản sao Trích lục khai sinh', 'Copy of the extract') },
			],
			visibleWhen: "eventType == 'birth'",
		}),
		otherEvent: field.text({
			label: text('Tên việc hộ tịch', 'Which one'),
			help: text('Ví dụ: nhận cha, mẹ, con; giám hộ.', 'For example: recognition of a parent, guardianship.'),
			required: true,
			maxLength: 120,
			visibleWhen: "eventType == 'other'",
		}),
		subjectFullName: field.personName({
			label: text('Họ, chữ đệm, tên người được cấp bản sao', 'Full name of the person of the entry'),
			required: true,
		}),
		subjectBirthDate: field.date({
			label: text('Ngày sinh', 'Date of birth'),
			required: true,
			partial: true,
			max: 'today',
			width: 6,
		}),
		subjectPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân (nếu biết)', 'Personal ID, if known'),
			sensitive: true,
			width: 6,
		}),
		spouseFullName: field.personName({
			label: text('Họ, chữ đệm, tên vợ hoặc chồng', 'Full name of the spouse'),
			required: true,
			visibleWhen: "eventType == 'marriage'",
		}),
		registeredAt: field.text({
			label: text('Đã đăng ký tại', 'Registered at'),
			help: text(
				'Ghi tên nơi đăng ký như trên giấy tờ cũ, ví dụ: UBND phường Khương Đình, quận Thanh Xuân.',
				'As the old paper says, for example: ward Khương Đình, district Thanh Xuân.',
			),
			required: true,
			maxLength: 200,
		}),
		registeredAtNow: field.text({
			label: text('Tên phường, xã hiện nay (nếu biết)', 'Present name of that commune, if known'),
			maxLength: 200,
		}),
		registeredDate: field.date({
			label: text('Ngày đăng ký', 'Date of registration'),
			help: text('Có thể chỉ ghi năm.', 'The year is enough.'),
			partial: true,
			max: 'today',
			width: 6,
		}),
		registerNumber: field.text({ label: text('Số, quyển số', 'Number and book'), maxLength: 60, width: 6 }),
		searchNotice: field.static({
			label: text(
				'Không có ngày đăng ký và số, quyển số thì việc tra cứu có thể lâu hơn; nếu có bản cũ, xin mang theo.',
				'Without date, number and book the search may take longer; bring an old paper if you have one.',
			),
			tone: 'info',
			visibleWhen: 'blank(registeredDate) && blank(registerNumber)',
		}),
	},
});

const copies = section({
	title: text('Số lượng và nhận kết quả', 'Copies and delivery'),
	fields: {
		copyCount: field.number({
			label: text('Số lượng bản sao', 'Number of copies'),
			help: text('Phí thu theo từng bản.', 'The fee is charged for each.'),
			required: true,
			min: 1,
			max: 20,
			unit: text('bản', 'copies'),
			width: 6,
		}),
		...deliveryFields,
		truthDeclared,
	},
});

/** What is asked (declaration of circular 04/2020/TT-BTP, grouped for a phone). */
export const application = form({
	title: text('Tờ khai cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', 'Request for extract copies'),
	sections: { requester, entry, copies },
	rules: [
		{
			id: 'registered.beforeBirth',
			test: "eventType != 'birth' || year(registeredDate) >= year(subjectBirthDate)",
			message: text(
				'Ngày đăng ký khai sinh trước ngày sinh; xin kiểm tra lại.',
				'The birth was registered before it; please check.',
			),
			severity: 'error',
		},
		{
			id: 'subject.dead',
			test: "!(eventType == 'death' && relationToSubject == 'self')",
			message: text(
				'Trích lục khai tử không thể do chính người được cấp yêu cầu.',
				'The person of a death entry cannot ask for it.',
			),
			severity: 'error',
		},
		{
			id: 'electronic.one',
			test: "resultDelivery != 'electronic' || copyCount == 1",
			message: text(
				'Bản điện tử dùng được nhiều lần; thường chỉ cần 01 bản.',
				'An electronic copy can be used again and again; one is usually enough.',
			),
			severity: 'warning',
		},
	],
});
