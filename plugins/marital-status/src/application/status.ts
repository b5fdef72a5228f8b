import { field, section, text } from '@motcua/procedure-sdk';

const ended = "maritalStatus == 'divorced' || maritalStatus == 'widowed'";

/** The status that the person declares, with the papers that end a marriage. */
export const status = section({
	title: text('Tình trạng hôn nhân', 'Marital status'),
	fields: {
		maritalStatus: field.choice({
			label: text('Tình trạng hôn nhân', 'Marital status'),
			required: true,
			options: [
				{ value: 'neverMarried', label: text('Chưa đăng ký kết hôn với ai', 'Never married') },
				{ value: 'married', label: text('Đang có vợ hoặc chồng', 'Married') },
				{ value: 'divorced', label: text('Đã ly hôn, chưa kết hôn lại', 'Divorced, not married again') },
				{ value: 'widowed', label: text('Vợ hoặc chồng đã chết, chưa kết hôn lại', 'Widowed, not married again') },
			],
		}),
		spouseFullName: field.personName({
			label: text('Họ, chữ đệm, tên vợ hoặc chồng', 'Full name of the spouse'),
			required: true,
			visibleWhen: "maritalStatus != null && maritalStatus != 'neverMarried'",
		}),
		marriageCertificateInfo: field.text({
			label: text('Giấy chứng nhận kết hôn: số, ngày cấp, nơi cấp', 'Marriage certificate: number, date, place'),
			required: true,
			maxLength: 200,
			visibleWhen: "maritalStatus == 'married'",
		}),
		endOfMarriageInfo: field.text({
			label: text(
				'Số, ngày, cơ quan ban hành bản án, quyết định ly hôn hoặc Giấy chứng tử',
				'Number, date and issuer of the divorce judgment or the death certificate',
			),
			required: true,
			maxLength: 200,
			visibleWhen: ended,
		}),
		endOfMarriageProof: field.file({
			label: text(
				'Bản án, quyết định ly hôn / Giấy chứng tử của vợ, chồng',
				'Divorce judgment or death certificate of the spouse',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 10,
			visibleWhen: ended,
		}),
		endedAbroad: field.boolean({
			label: text(
				'Việc ly hôn hoặc hủy kết hôn được giải quyết ở nước ngoài',
				'The divorce or annulment was decided abroad',
			),
			visibleWhen: "maritalStatus == 'divorced'",
		}),
		foreignDivorceExtract: field.file({
			label: text('Trích lục ghi chú ly hôn, hủy kết hôn ở nước ngoài', 'Extract noting a foreign divorce'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "maritalStatus == 'divorced' && endedAbroad == true",
		}),
	},
});

/** What the certificate will be used for: it is valid for that alone. */
export const purpose = section({
	title: text('Mục đích sử dụng', 'Purpose'),
	description: text(
		'Giấy xác nhận chỉ có giá trị sử dụng đúng vào mục đích ghi trong giấy.',
		'The certificate is valid only for the purpose that it names.',
	),
	fields: {
		purpose: field.choice({
			label: text('Mục đích sử dụng', 'Purpose'),
			required: true,
			options: [
				{ value: 'marriage', label: text('Để đăng ký kết hôn', 'To register a marriage') },
				{ value: 'other', label: text('Mục đích khác', 'Another purpose') },
			],
		}),
		purposeDetail: field.text({
			label: text('Ghi rõ mục đích', 'Which purpose'),
			help: text(
				'Ví dụ: làm thủ tục vay vốn tại ngân hàng; mua bán nhà đất.',
				'For example: a bank loan; sale of a house.',
			),
			required: true,
			maxLength: 200,
			visibleWhen: "purpose == 'other'",
		}),
		futureSpouse: field.person({
			label: text('Thông tin người dự định kết hôn', 'Intended spouse'),
			required: true,
			ask: ['birthDate', 'personalId', 'nationality'],
			sensitive: true,
			visibleWhen: "purpose == 'marriage'",
		}),
		marriagePlace: field.text({
			label: text('Nơi dự định đăng ký kết hôn', 'Where the marriage will be registered'),
			help: text(
				'Ví dụ: Ủy ban nhân dân phường Hạ Đình, Hà Nội.',
				"For example: People's Committee of Hạ Đình ward, Hà Nội.",
			),
			required: true,
			maxLength: 200,
			visibleWhen: "purpose == 'marriage'",
		}),
		earlierCertificate: field.choice({
			label: text(
				'Đã từng được cấp Giấy xác nhận để kết hôn nhưng chưa kết hôn',
				'An earlier certificate for marriage was issued and not used',
			),
			required: true,
			visibleWhen: "purpose == 'marriage'",
			options: [
				{ value: 'none', label: text('Chưa từng được cấp', 'None was issued') },
				{ value: 'returned', label: text('Đã được cấp, nay nộp lại', 'Issued, and I return it') },
				{ value: 'lost', label: text('Đã được cấp, không nộp lại được', 'Issued, and I cannot return it') },
			],
		}),
		earlierCertificateScan: field.file({
			label: text('Giấy xác nhận đã cấp trước đây', 'Earlier certificate, when reissued'),
			help: text(
				'Bản giấy được nộp lại khi nhận kết quả.',
				'The paper itself is handed in when the result is collected.',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "purpose == 'marriage' && earlierCertificate == 'returned'",
		}),
		lostCertificateReason: field.text({
			label: text('Lý do không nộp lại Giấy đã cấp', 'Why the earlier certificate is not returned'),
			multiline: true,
			required: true,
			maxLength: 1000,
			visibleWhen: "purpose == 'marriage' && earlierCertificate == 'lost'",
		}),
	},
});

/** Authority to act, and the declaration. */
export const declaration = section({
	title: text('Cam đoan', 'Declaration'),
	fields: {
		authorisation: field.file({
			label: text('Văn bản ủy quyền', 'Authorisation'),
			help: text(
				'Không áp dụng khi Giấy xác nhận dùng để đăng ký kết hôn.',
				'Not possible when the purpose is marriage.',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "requestFor == 'proxy'",
		}),
		truthDeclared: field.boolean({
			label: text(
				'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
				'I declare that what I have stated is true and take legal responsibility for it.',
			),
			required: true,
		}),
	},
});
