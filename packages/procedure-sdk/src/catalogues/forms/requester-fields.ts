import { field } from '../../form/field.ts';
import { text } from '../../text.ts';

/**
 * The six facts of the requester that every procedure asks for. Spread into the fields of the first section, so that the
 * same question reads the same everywhere: `fields: { ...requesterFields, relation: … }`.
 */
export const requesterFields = {
	requesterFullName: field.personName({
		label: text('Họ, chữ đệm, tên người yêu cầu', 'Requester full name'),
		required: true,
		autocomplete: 'name',
	}),
	requesterBirthDate: field.date({
		label: text('Ngày, tháng, năm sinh', 'Date of birth'),
		help: text('Nếu chỉ biết năm sinh, chỉ cần nhập năm.', 'If only the year is known, give the year.'),
		required: true,
		partial: true,
		max: 'today',
		autocomplete: 'bday',
		width: 6,
	}),
	requesterPersonalId: field.identityNumber({
		label: text('Số định danh cá nhân / Giấy tờ tùy thân', 'Personal ID number / identity document'),
		required: true,
		sensitive: true,
		width: 6,
	}),
	requesterPhone: field.phone({
		label: text('Số điện thoại', 'Phone'),
		required: true,
		autocomplete: 'tel',
		width: 6,
	}),
	requesterEmail: field.email({
		label: text('Thư điện tử', 'Email'),
		help: text('Để nhận thông báo về hồ sơ.', 'For notices about the dossier.'),
		autocomplete: 'email',
		width: 6,
	}),
	requesterResidence: field.address({
		label: text('Nơi cư trú', 'Place of residence'),
		help: text(
			'Ghi nơi thường trú; nếu không có thì ghi nơi tạm trú, nơi đang sinh sống.',
			'The permanent residence; else the temporary one or where the person lives.',
		),
		required: true,
	}),
} as const;

/** Where the core finds the requester's facts in a form with {@link requesterFields}; for `defineProcedure({ requester })`. */
export const requesterPaths = {
	fullName: 'requesterFullName',
	phone: 'requesterPhone',
	email: 'requesterEmail',
	identity: 'requesterPersonalId',
	residence: 'requesterResidence',
} as const;
